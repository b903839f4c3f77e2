import Diagnostics

/// The patterns of `match`: checked for their form and for names given twice.
extension Parser {
    private static let patternHint = "Patterns are values, names, [a, b], {\"key\": a}, Name(a)."

    /// The pattern of a `case`; true where it fits everything.
    mutating func casePattern() throws(Diagnostic) -> Bool {
        var names: Set<String> = []
        let isStarred = isAt("*")
        let fitsAll = try sequenceItem(&names)
        guard isAt(",") else {
            guard !isStarred else {
                throw mistake("* stands in a sequence of patterns", "Put a comma behind it.")
            }
            return fitsAll
        }
        var stars = isStarred ? 1 : 0
        while skip(","), !isAt(":"), !isAt("if") {
            if isAt("*") { stars += 1 }
            _ = try sequenceItem(&names)
        }
        try checkStars(stars)
        return false
    }

    private func checkStars(_ count: Int) throws(Diagnostic) {
        guard count > 1 else { return }
        throw mistake("only one name may take the rest with *", "Take one of the * away.")
    }

    private mutating func sequenceItem(_ names: inout Set<String>) throws(Diagnostic) -> Bool {
        guard skip("*") else { return try pattern(&names) }
        try capture(&names)
        return false
    }

    private mutating func capture(_ names: inout Set<String>) throws(Diagnostic) {
        let (name, place) = try name("a name")
        try checkStorable(name, at: place)
        if name != "_" { scope.bind(name) }
        guard name == "_" || names.insert(name).inserted else {
            throw mistake(
                "\(name) stands twice in this pattern", "Rename one of them.", at: place)
        }
    }

    /// `a | b as name`.
    private mutating func pattern(_ names: inout Set<String>) throws(Diagnostic) -> Bool {
        try enter()
        defer { leave() }
        let before = names
        var fitsAll = try closed(&names)
        var first = names
        while isAt("|") {
            guard !fitsAll else {
                throw mistake(
                    "what follows is never reached: the pattern before fits everything",
                    "Put it last.")
            }
            advance()
            var others = before
            fitsAll = try closed(&others)
            guard others == first else {
                throw mistake(
                    "the patterns beside | give different names", "Give all of them the same.")
            }
        }
        swap(&first, &names)
        if skip("as") {
            guard !(isAtName() && current.text == "_") else {
                throw mistake("_ cannot stand behind as", "Choose another name.")
            }
            try capture(&names)
            guard !isAt("."), !isAt("(") else {
                throw unexpected("a name stands behind as", "Choose a name of one word.")
            }
        }
        return fitsAll
    }

    private mutating func closed(_ names: inout Set<String>) throws(Diagnostic) -> Bool {
        switch current.kind {
        case .number, .text, .bytes: try literal()
        case .formattedStart:
            throw mistake("an f-string cannot be a pattern", "Compare with if in its place.")
        case .keyword where ["None", "True", "False"].contains(current.text): advance()
        case .symbol:
            switch current.text {
            case "-": try literal()
            case "(": return try groupPattern(&names)
            case "[": try listPattern(&names)
            case "{": try mappingPattern(&names)
            default: throw unexpected("a pattern should stand here", Self.patternHint)
            }
        case .name: return try namePattern(&names)
        default: throw unexpected("a pattern should stand here", Self.patternHint)
        }
        return false
    }

    /// A number with its sign, `1 + 2j`, or texts.
    private mutating func literal() throws(Diagnostic) {
        let isNegative = skip("-")
        guard case .number(let kind) = current.kind else {
            guard !isNegative else {
                throw unexpected("a number stands behind -", "For example: -1.")
            }
            guard case .formatted = try joinedTexts().kind else { return }
            throw mistake("an f-string cannot be a pattern", "Compare with if in its place.")
        }
        advance()
        guard isAt("+") || isAt("-") else { return }
        advance()
        if case .imaginary = kind {
            throw unexpected("a real number stands first", "For example: 1 + 2j.")
        }
        guard case .number(.imaginary) = current.kind else {
            throw unexpected("a number with j should stand here", "For example: 1 + 2j.")
        }
        advance()
    }

    private mutating func namePattern(_ names: inout Set<String>) throws(Diagnostic) -> Bool {
        // `_` is never the name of a class here.
        guard current.text != "_", isAt(".", 1) || isAt("(", 1) else {
            try capture(&names)
            return true
        }
        scope.used.insert(current.text)
        advance()
        while skip(".") { _ = try name("the name of an attribute") }
        if isAt("(") { try classPattern(&names) }
        return false
    }

    private mutating func groupPattern(_ names: inout Set<String>) throws(Diagnostic) -> Bool {
        advance()
        if skip(")") { return false }
        let isStarred = isAt("*")
        var stars = isStarred ? 1 : 0
        let fitsAll = try sequenceItem(&names)
        var isSequence = isStarred
        while skip(",") {
            isSequence = true
            if isAt(")") { break }
            if isAt("*") { stars += 1 }
            _ = try sequenceItem(&names)
        }
        try checkStars(stars)
        if isStarred, lexed.tokens[index - 1].text != ",", stars == 1, isAt(")"), !isSequence {
            throw unexpected()
        }
        try close(")", Self.patternHint)
        return fitsAll && !isSequence
    }

    private mutating func listPattern(_ names: inout Set<String>) throws(Diagnostic) {
        advance()
        var stars = 0
        while !isAt("]") {
            if isAt("*") { stars += 1 }
            _ = try sequenceItem(&names)
            guard skip(",") else { break }
        }
        try checkStars(stars)
        try close("]", Self.patternHint)
    }

    private mutating func mappingPattern(_ names: inout Set<String>) throws(Diagnostic) {
        advance()
        while !isAt("}") {
            if skip("**") {
                guard !(isAtName() && current.text == "_") else {
                    throw mistake("_ cannot stand behind **", "Choose another name.")
                }
                try capture(&names)
                _ = skip(",")
                break
            }
            if isAtName() {
                guard isAt(".", 1) else {
                    throw unexpected("a key is a value or a.b", Self.patternHint)
                }
                scope.used.insert(current.text)
                advance()
                while skip(".") { _ = try name("the name of an attribute") }
            } else {
                switch current.kind {
                case .number, .text, .bytes: try literal()
                case .keyword where ["None", "True", "False"].contains(current.text): advance()
                case .symbol where current.text == "-": try literal()
                default: throw unexpected("a key should stand here", Self.patternHint)
                }
            }
            try expect(":", "a : stands between a key and its pattern", Self.patternHint)
            _ = try pattern(&names)
            guard skip(",") else { break }
        }
        try close("}", Self.patternHint)
    }

    private mutating func classPattern(_ names: inout Set<String>) throws(Diagnostic) {
        advance()
        var attributes: Set<String> = []
        while !isAt(")") {
            if isAtName(), isAt("=", 1) {
                guard attributes.insert(current.text).inserted else {
                    throw mistake("\(current.text)= is given twice", "Leave one of them away.")
                }
                index += 2
            } else if !attributes.isEmpty {
                throw unexpected(
                    "a pattern without a name stands behind one that has", "Put it first.")
            }
            _ = try pattern(&names)
            guard skip(",") else { break }
        }
        try close(")", Self.patternHint)
    }
}
