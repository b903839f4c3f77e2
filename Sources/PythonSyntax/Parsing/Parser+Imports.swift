import Diagnostics

/// `import` in its forms.
extension Parser {
    mutating func importing() throws(Diagnostic) -> PythonStatement.Kind {
        advance()
        var imports: [PythonImport] = []
        repeat {
            let start = index
            let path = try path()
            let alias = try alias()
            imports.append(PythonImport(path: path, alias: alias, span: span(from: start)))
        } while skip(",")
        for item in imports {
            scope.bound.insert(item.alias ?? String(item.path.prefix { $0 != "." }))
        }
        return .importing(imports)
    }

    mutating func importingFrom() throws(Diagnostic) -> PythonStatement.Kind {
        advance()
        var level = 0
        while isAt(".") || isAt("...") {
            level += current.text.count
            advance()
        }
        let module = level > 0 && isAt("import") ? "" : try path()
        try expect(
            "import", "import is missing behind the name of the module",
            "For example: from \(module) import name.")
        if module == "__future__", level == 0 { try checkFuture() }
        if isAt("*") {
            guard scopes.count == 1 else {
                throw mistake(
                    "import * stands at the beginning of a program alone",
                    "Name what is imported: from \(module) import name.")
            }
            advance()
            return .importingFrom(module: module, [], level: level)
        }
        let isBracketed = skip("(")
        var imports: [PythonImport] = []
        repeat {
            let start = index
            let path = try name("the name of what is imported").text
            let alias = try alias()
            imports.append(PythonImport(path: path, alias: alias, span: span(from: start)))
        } while skip(",") && !(isBracketed && isAt(")"))
        if isBracketed {
            try expect(")", "a , or the ) is missing here", "Names are separated by commas.")
        }
        for item in imports { scope.bound.insert(item.alias ?? item.path) }
        return .importingFrom(module: module, imports, level: level)
    }

    private static let futures: Set<String> = [
        "nested_scopes", "generators", "division", "absolute_import", "with_statement",
        "print_function", "unicode_literals", "barry_as_FLUFL", "generator_stop", "annotations",
    ]

    /// `from __future__` stands at a program's beginning, behind its text about itself at the most.
    private func checkFuture() throws(Diagnostic) {
        guard isBeginning else {
            throw mistake(
                "from __future__ stands at the beginning of a program alone",
                "Put the line first, or leave it away.")
        }
        var place = index
        while !isLineEnd(lexed.tokens[place].kind), lexed.tokens[place].text != ";" {
            let token = lexed.tokens[place]
            let isAlias = lexed.tokens[place - 1].text == "as"
            if token.kind == .name || token.text == "*", !isAlias,
                !Self.futures.contains(token.text)
            {
                throw mistake(
                    "__future__ has nothing called \(token.text)", "Leave the line away.",
                    at: lexed.source.span(token.range))
            }
            place += 1
        }
    }

    private func isLineEnd(_ kind: PythonToken.Kind) -> Bool {
        kind == .newline || kind == .end || kind == .failure
    }

    /// Keeps whether only what may stand before `from __future__` was read.
    mutating func noteBeginning(_ kind: PythonStatement.Kind) {
        guard isBeginning else { return }
        switch kind {
        case .expression(let value):
            guard case .text = value.kind, !hasBegun else { break }
            hasBegun = true
            return
        case .importingFrom(module: "__future__", _, level: 0):
            hasBegun = true
            return
        default: break
        }
        isBeginning = false
    }

    private mutating func path() throws(Diagnostic) -> String {
        var path = try name("the name of a module").text
        while skip(".") { path += "." + (try name("the name of a module").text) }
        return path
    }

    private mutating func alias() throws(Diagnostic) -> String? {
        guard skip("as") else { return nil }
        let (name, place) = try name("a name")
        try checkStorable(name, at: place)
        return name
    }
}
