// Counts and lists as sentences name them.

/// `1 picture`, `60,000 pictures`; (2, `index`, `indices`) → `2 indices`.
package func counted(_ number: Int, _ noun: String, _ several: String? = nil) -> String {
    "\(grouped(number)) \(number == 1 ? noun : several ?? noun + "s")"
}

/// [`a`, `b`, `c`] → `a, b and c`; [] → `none`.
package func listed(_ names: [String]) -> String {
    guard let last = names.last, names.count > 1 else { return names.first ?? "none" }
    return names.dropLast().joined(separator: ", ") + " and " + last
}

/// 1e20 → `1e+20`, 1000.4 → `1,000`: how many times, as far as a number can tell.
package func timesText(_ value: Double) -> String {
    value.isFinite && abs(value) < 1e15 ? grouped(Int(value.rounded())) : significant(value, 3)
}

/// With a capital letter at the start.
package func sentence(_ text: some StringProtocol) -> String {
    text.prefix(1).uppercased() + text.dropFirst()
}
