import Diagnostics

/// What may be given a value.
extension Parser {
    enum TargetUse {
        case assignment, augmented, annotated, deletion, loop, comprehension, context

        var says: String {
            switch self {
            case .deletion: "cannot be deleted"
            case .loop, .comprehension: "cannot be what a for goes through with"
            default: "cannot be given a value"
            }
        }
    }

    func checkStorable(_ name: String, at span: SourceSpan? = nil) throws(Diagnostic) {
        guard name == "__debug__" else { return }
        throw mistake(
            "__debug__ is Python's own and cannot be changed", "Choose another name.", at: span)
    }

    /// Refuses what cannot stand on the left of `=`, in `del`, in `for` and so on.
    mutating func checkTarget(
        _ target: PythonExpression, _ use: TargetUse
    ) throws(Diagnostic) {
        switch target.kind {
        case .name(let name):
            // The names of a comprehension are its own.
            if use != .comprehension { scope.bind(name) }
            return try checkStorable(name, at: target.span)
        case .attribute(_, let name): return try checkStorable(name, at: target.span)
        case .element: return
        case .tuple(let items), .list(let items):
            guard use != .augmented, use != .annotated else { break }
            return try checkItems(items, use)
        case .starred(let value) where use != .deletion && use != .augmented && use != .annotated:
            throw mistake(
                "* takes the rest of several values: it stands in a list or a tuple",
                "Write a comma behind it, or leave the * away.", at: value.span)
        default: break
        }
        throw mistake(
            "\(Self.described(target)) \(use.says)", Self.hint(for: target, use), at: target.span)
    }

    private mutating func checkItems(
        _ items: [PythonExpression], _ use: TargetUse
    ) throws(Diagnostic) {
        var hasStar = false
        for item in items {
            guard case .starred(let value) = item.kind, use != .deletion else {
                try checkTarget(item, use)
                continue
            }
            guard !hasStar else {
                throw mistake(
                    "only one name may take the rest with *", "Take one of the * away.",
                    at: item.span)
            }
            hasStar = true
            try checkTarget(value, use)
        }
    }

    private static func described(_ target: PythonExpression) -> String {
        switch target.kind {
        case .none: "None"
        case .boolean(let value): value ? "True" : "False"
        case .integer, .float, .imaginary: "a number"
        case .text, .formatted: "a text"
        case .bytes: "bytes"
        case .ellipsis: "..."
        case .tuple: "a tuple"
        case .list: "a list"
        case .set: "a set"
        case .dictionary: "a dictionary"
        case .call: "a call"
        case .unary, .binary, .all, .any: "a computation"
        case .comparison: "a comparison"
        case .choice: "a choice with if"
        case .lambda: "a lambda"
        case .comprehension: "a comprehension"
        case .starred: "a value with *"
        case .named: "a value with :="
        case .await: "what follows await"
        case .yield: "yield"
        case .name, .attribute, .element, .slice: "this"
        }
    }

    private static func hint(for target: PythonExpression, _ use: TargetUse) -> String {
        switch use {
        case .deletion: return "del takes names, elements and attributes: del x, del x[0]."
        case .loop, .comprehension, .context: return "Write a name in its place."
        case .augmented, .annotated: return "One name, element or attribute stands on the left."
        case .assignment: break
        }
        switch target.kind {
        case .comparison: return "= stands once, behind the names; == compares."
        default: return "Write a name on the left: x = … To compare, write ==."
        }
    }

    /// The names between `for` and `in`.
    mutating func loopTarget(_ use: TargetUse) throws(Diagnostic) -> PythonExpression {
        let start = index
        let first = try loopItem()
        var target = first
        if isAt(",") {
            var items = [first]
            while skip(","), isAtExpression { items.append(try loopItem()) }
            target = expression(.tuple(items), from: start)
        }
        try checkTarget(target, use)
        return target
    }

    /// One target: read as a value without `in`, so that `for x in y` is no comparison.
    private mutating func loopItem() throws(Diagnostic) -> PythonExpression {
        isAt("*") ? try starred() : try operand(.bitOr)
    }
}
