import Diagnostics

/// The parameters of a function.
extension Parser {
    /// What was read of the parameters so far.
    private struct Seen {
        var parameters: [PythonParameter] = []
        var names: Set<String> = []
        var hasStandard = false
        var hasSlash = false
        var hasStar = false
        /// A `*` alone asks for a name behind it.
        var awaitsName = false
        var hasNamedRest = false
    }

    /// `a, b=1, /, *rest, c, **options` up to `end`, which is not read; annotations mean nothing here.
    mutating func parameters(
        until end: String, annotated: Bool
    ) throws(Diagnostic) -> [PythonParameter] {
        var seen = Seen()
        let start = index
        while !isAt(end) {
            guard !seen.hasNamedRest else {
                throw mistake(
                    "nothing may follow **\(seen.parameters.last?.name ?? "")", "Put it last.")
            }
            try parameter(into: &seen, annotated: annotated)
            guard skip(",") else { break }
        }
        if seen.awaitsName {
            throw mistake(
                "after * stands the name of a parameter", "Leave the * away, or write *rest.",
                at: span(from: start))
        }
        return seen.parameters
    }

    private mutating func parameter(
        into seen: inout Seen, annotated: Bool
    ) throws(Diagnostic) {
        let start = index
        if skip("/") {
            guard !seen.hasSlash, !seen.hasStar, !seen.parameters.isEmpty else {
                throw mistake(
                    "/ stands once, behind a parameter and before *", "Take it away.",
                    at: span(from: start))
            }
            seen.hasSlash = true
            for place in seen.parameters.indices { seen.parameters[place].kind = .positionalOnly }
            return
        }
        if skip("**") {
            guard !seen.awaitsName else {
                throw mistake(
                    "after * stands the name of a parameter", "Leave the * away.",
                    at: span(from: start))
            }
            try add(.namedRest, to: &seen, from: start, annotated: annotated)
            seen.hasNamedRest = true
            return
        }
        if skip("*") {
            guard !seen.hasStar else {
                throw mistake(
                    "* stands once among parameters", "Take it away.", at: span(from: start))
            }
            seen.hasStar = true
            if isAt(",") {
                seen.awaitsName = true
            } else {
                try add(.rest, to: &seen, from: start, annotated: annotated)
            }
            return
        }
        try add(seen.hasStar ? .keywordOnly : .plain, to: &seen, from: start, annotated: annotated)
        seen.awaitsName = false
    }

    private mutating func add(
        _ kind: PythonParameter.Kind, to seen: inout Seen, from start: Int, annotated: Bool
    ) throws(Diagnostic) {
        let (name, place) = try name("the name of a parameter")
        if name == "__debug__" { try checkStorable(name) }
        guard seen.names.insert(name).inserted else {
            throw mistake("two parameters are called \(name)", "Rename one of them.", at: place)
        }
        if annotated, skip(":") {
            // `*args: *types` is a star expression.
            _ = kind == .rest ? try starExpression() : try expression()
        }
        var standard: PythonExpression?
        if isAt("=") {
            guard kind == .plain || kind == .keywordOnly else {
                throw mistake("a parameter with a * has no default", "Take the = away.")
            }
            advance()
            standard = try expression()
        }
        if kind == .plain {
            guard standard != nil || !seen.hasStandard else {
                throw mistake(
                    "\(name) has no default and stands behind one that has",
                    "Put it before those with defaults, or give it one: \(name)=None.", at: place)
            }
            seen.hasStandard = standard != nil
        }
        seen.parameters.append(
            PythonParameter(
                name: name, kind: kind, standard: standard, span: span(from: start)))
    }
}
