import Diagnostics

/// What is asked of a value that is there, and that it has not.
extension ExpressionEvaluator {
    /// `x.mean`, which in Python is a method; nil where nothing is called x.
    func refusal(ofMember name: String) throws(Diagnostic) -> Diagnostic? {
        guard let dot = name.lastIndex(of: "."), dot != name.startIndex else { return nil }
        let (base, member) = (String(name[..<dot]), String(name[name.index(after: dot)...]))
        guard let whole = try names.operand(of: base) else { return nil }
        let isSingle = whole.shape.isEmpty
        if !isSingle, arrayMethods.contains(member) {
            return Diagnostic(
                "\(member) of \(base) is asked for with brackets",
                hint: "For example: \(base).\(member)\(member == "reshape" ? "(-1)" : "()")",
                cause: .unknownName)
        }
        let way =
            Functions.byName[member] != nil
            ? "It is a function: \(member)(\(base))"
            : isSingle
                ? "\(base) is a single value: its name alone on a line shows it."
                : "Of an array there are \(base).shape, \(base).T, \(base).mean() and the like."
        return Diagnostic(
            "\(base) has nothing called \(member)", hint: way, cause: .unknownName)
    }
}

/// What arrays are asked for with brackets, in lines of Python.
private let arrayMethods: Set<String> = [
    "mean", "sum", "max", "min", "argmax", "argmin", "std", "var", "tolist", "flatten", "ravel",
    "copy", "transpose", "reshape", "round",
]
