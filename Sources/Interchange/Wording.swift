/// 60000 → `60,000`.
func grouped(_ number: Int) -> String {
    var digits = String(number.magnitude)
    var place = digits.count - 3
    while place > 0 {
        digits.insert(",", at: digits.index(digits.startIndex, offsetBy: place))
        place -= 3
    }
    return number < 0 ? "-" + digits : digits
}

/// 1 and `array` → `1 array`; 4 → `4 arrays`.
func counted(_ number: Int, _ noun: String) -> String {
    "\(grouped(number)) \(noun)\(number == 1 ? "" : "s")"
}

/// [28, 28] → `28 × 28`; [] → `one number`.
func cross(_ shape: [Int]) -> String {
    shape.isEmpty ? "one number" : shape.map(grouped).joined(separator: " × ")
}

/// [`a`, `b`, `c`] → `a, b and c`.
func listed(_ names: [String]) -> String {
    guard let last = names.last, names.count > 1 else { return names.first ?? "none" }
    return names.dropLast().joined(separator: ", ") + " and " + last
}

/// 3000000 → `3.0 MB`.
func size(_ bytes: Double) -> String {
    let units = ["bytes", "kB", "MB", "GB", "TB", "PB", "EB"]
    var value = bytes
    var unit = 0
    while value >= 1000, unit < units.count - 1 {
        value /= 1000
        unit += 1
    }
    return "\((value * 10).rounded() / 10) \(units[unit])"
}

/// The name at the end of a path.
func lastComponent(_ path: String) -> String {
    path.split(separator: "/").last.map(String.init) ?? path
}

/// The path without its last component.
func folder(of path: String) -> String {
    guard let slash = path.lastIndex(of: "/") else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
}
