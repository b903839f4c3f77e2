/// Why a baseline could not be set up, trained or scored.
public enum BaselineError: Error, Equatable, Sendable {
    /// A setting lies outside its range: `max_iter`, 0, "a whole number from 1".
    case settingOutOfRange(name: String, value: Double, allowed: String)
    case targetCountDiffers(items: Int, targets: Int)
    /// Fewer than two classes among the targets.
    case tooFewClasses(found: Int)
    /// More folds than the largest class has items.
    case tooManyFolds(folds: Int, largestClass: Int)
    /// An input is NaN or infinite.
    case notFinite
    /// The weights left the range of Float64 in this epoch, counted from 1.
    case overflow(epoch: Int)
    /// Somebody asked to stop.
    case stopped
}

extension BaselineError {
    /// What is wrong, in a plain sentence.
    public var message: String {
        switch self {
        case .settingOutOfRange(let name, let value, let allowed):
            let shown =
                value.magnitude < 1e15 && value == value.rounded() ? "\(Int(value))" : "\(value)"
            return "`\(name)` is \(shown), and must be \(allowed)."
        case .targetCountDiffers(let items, let targets):
            return "There are \(items) inputs and \(targets) targets; each input needs one target."
        case .tooFewClasses(let found):
            return "A classifier needs at least two classes, and the targets hold \(found)."
        case .tooManyFolds(let folds, let largestClass):
            return "\(folds) folds need a class with \(folds) items, and the largest has "
                + "\(largestClass)."
        case .notFinite: return "The inputs hold a number that is not finite (nan or inf)."
        case .overflow(let epoch): return "The weights grew beyond all numbers in epoch \(epoch)."
        case .stopped: return "Stopped before the end."
        }
    }

    /// The way out, where there is one to name.
    public var hint: String? {
        switch self {
        case .overflow:
            "Scale the inputs first: `scale 255` for pictures, `standardize` for tables."
        case .tooManyFolds: "Ask for fewer folds."
        default: nil
        }
    }
}
