/// What makes one value of many; the raw value is NumPy's name.
package enum Reduction: String, Sendable, CaseIterable {
    case sum, prod, mean, std, min, max, median, ptp, any, all
    case variance = "var"
    case countNonzero = "count_nonzero"
    case argmin, argmax
    case nansum, nanmean, nanmin, nanmax, nanstd

    /// Also by NumPy's other names: `amin`, `amax`, `average` without weights is not among them.
    package init?(name: String) {
        let others: [String: Reduction] = ["amin": .min, "amax": .max, "product": .prod]
        guard let reduction = Reduction(rawValue: name) ?? others[name] else { return nil }
        self = reduction
    }
}
