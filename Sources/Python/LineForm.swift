import Diagnostics
import Language
import PythonSyntax
import Statements
import Values
import Vocabulary
import Wording
import Workbench

/// Whose a line is, Bobbin's or Python's, by its form.
///
/// What begins with a word of Python's that begins a statement (`import`, `for`, `def`, …) is Python's;
/// what begins with the name of a statement is Bobbin's. A line that only one of the two can read is
/// that one's. Of an expression or assignment that both can read, the names decide: it is Python's where
/// it uses what only Python has (its modules and classes, methods and attributes, lists, slices,
/// `print`) or a name that a line of Python made, unless it also uses what only Bobbin has (`0..9`,
/// `^`, its functions).
package enum LineForm {
    /// Words that begin a statement of Python and none of Bobbin's.
    package static let beginnings: Set<String> = [
        "import", "from", "for", "while", "if", "elif", "else", "def", "with", "class", "try",
        "except",
        "finally", "del", "assert", "pass", "return", "raise", "global", "nonlocal", "async",
        "lambda",
        "break", "continue",
    ]

    /// Why a line is neither's: `^` is a power in one and exclusive or in the other, and the rest of the
    /// line is Python's.
    package static func problem(_ statement: Statement, _ state: SessionState) -> Diagnostic? {
        guard statement.text.contains("^") else { return nil }
        // A number is the same in both, whichever made it.
        let names = (state.foreign as? PythonNames)?.withoutNumbers
        let value: Expression
        switch statement.kind {
        case .expression(let expression): value = expression
        case .assignment(_, let expression): value = expression
        case .command, .block, .foreign: return nil
        }
        guard usesOnlyBobbins(value, nil, isCaret: true), usesPythons(value, names, state),
            let place = statement.text.firstIndex(of: "^")
        else { return nil }
        let column = statement.text.distance(from: statement.text.startIndex, to: place) + 1
        return Diagnostic(
            "^ is a power in Bobbin's words and exclusive or in Python's, and this line has both",
            hint: "For a power write **; exclusive or is np.bitwise_xor(a, b).",
            at: SourceSpan(line: statement.line, column: column, length: 1))
    }

    /// Whether a line that both can read is Python's.
    package static func isPython(_ statement: Statement, _ state: SessionState) -> Bool {
        let names = state.foreign as? PythonNames
        // Both languages have powers, Bobbin also by ^, which is another thing in Python.
        let isCaret = statement.text.contains("^")
        switch statement.kind {
        case .command(let command):
            // A name alone that the learner gave a value: it is looked at.
            let word = command.verb.text
            guard command.arguments.isEmpty, statement.text.trimmingWhitespace() == word,
                let names, names.isOwn(word)
            else { return false }
            // The history of a training is what the statement shows.
            return !(word == Verb.history.rawValue && names.isHistory(word))
        case .block: return false
        case .foreign: return true
        case .expression(let value):
            if value.word.map({ Verb.names.contains($0.lowercased()) }) ?? false {
                return value.word.map { names?.isOwn($0) ?? false } ?? false
            }
            // `add(Dense(10))` is a statement in brackets, unless a line of Python made its name.
            if case .call(let callee, _) = value.kind, let word = callee.word, names?[word] == nil,
                value.commandInCallForm != nil
            {
                return false
            }
            if usesOnlyBobbins(value, names, isCaret: isCaret) { return false }
            return usesPythons(value, names, state)
                || PlainMeaning(state).differs(statement.text, isKept: false)
        case .assignment(let name, let value):
            // A layer's weights: `dense.bias = [0, 0]`.
            let parts = name.text.split(separator: ".").map(String.init)
            if parts.count > 1, let root = parts.first, names?[root] == nil,
                PythonModules.usual(root) == nil, root != "model"
            {
                return false
            }
            if usesOnlyBobbins(value, names, isCaret: isCaret) { return false }
            if usesPythons(value, names, state) { return true }
            if PlainMeaning(state).differs(statement.text, isKept: true) { return true }
            // Words of Bobbin's that programs call their own values by: `epochs = 10`.
            let isWordOfStatements = Verb.names.contains(name.text.lowercased())
            return isWordOfStatements || SessionNames.sessionNames.contains(name.text)
                || DataPlace(name.text) != nil || readsData(value, state)
        }
    }

    /// Whether an expression reads an array of the data by a name that tutorials give it.
    private static func readsData(_ value: Expression, _ state: SessionState) -> Bool {
        guard state.data != nil else { return false }
        switch value.kind {
        case .word(let word): return DataPlace(word) != nil && state.variables[word] == nil
        case .binary(_, let left, let right):
            return readsData(left, state) || readsData(right, state)
        case .unary(_, let inner): return readsData(inner, state)
        case .index(let base, _): return readsData(base, state)
        default: return false
        }
    }

    /// Ranges, powers by ^, functions that Python has not.
    private static func usesOnlyBobbins(
        _ value: Expression, _ names: PythonNames?, isCaret: Bool
    ) -> Bool {
        func only(_ value: Expression) -> Bool { usesOnlyBobbins(value, names, isCaret: isCaret) }
        return switch value.kind {
        case .range: true
        case .binary(.power, _, _) where isCaret: true
        case .call(let callee, let arguments):
            isBobbins(callee, arguments, names) || only(callee)
                || arguments.contains { only($0.value) }
        case .list(let items): items.contains { only($0) }
        case .index(let base, let items):
            only(base) || items.contains { only($0) }
        case .member(let base, _), .unary(_, let base): only(base)
        case .binary(_, let left, let right): only(left) || only(right)
        case .number, .text, .boolean, .word, .slice: false
        }
    }

    /// A function that Python has not, or one of both with an option that Python's has not.
    private static func isBobbins(
        _ callee: Expression, _ arguments: [Argument], _ names: PythonNames?
    ) -> Bool {
        guard let word = callee.word, let function = Functions.byName[word], names?[word] == nil
        else {
            return false
        }
        return !PythonBuiltins.names.contains(word)
            || arguments.contains { $0.name.map { function.options.contains($0.text) } ?? false }
    }

    private static func isText(_ value: Expression, _ state: SessionState) -> Bool {
        switch value.kind {
        case .text: return true
        case .word(let word):
            if case .text? = state.variables[word] { return true }
            return false
        default: return false
        }
    }

    private static func usesPythons(
        _ value: Expression, _ names: PythonNames?, _ state: SessionState
    ) -> Bool {
        func any(_ values: [Expression]) -> Bool {
            values.contains { usesPythons($0, names, state) }
        }
        switch value.kind {
        case .word(let word): return names?[word] != nil || state.isForeignOutput(word)
        case .list, .slice: return true
        case .number, .text, .boolean: return false
        case .range(let first, let last): return any([first, last])
        case .unary(_, let inner): return isText(inner, state) || any([inner])
        case .binary(_, let left, let right):
            // Texts are put together, repeated and compared as Python does.
            return isText(left, state) || isText(right, state) || any([left, right])
        case .index(let base, let items):
            if base.word == "Out", case .number(let cell)? = items.first?.kind,
                state.isForeignOutput("Out[\(short(cell))]")
            {
                return true
            }
            return isText(base, state) || any([base] + items)
                || items.contains { if case .text = $0.kind { true } else { false } }
        case .member(let base, _): return usesPythons(member: value, of: base, names, state)
        case .call(let callee, let arguments):
            return usesPythons(callOf: callee, arguments, names, state)
        }
    }

    private static func usesPythons(
        member value: Expression, of base: Expression, _ names: PythonNames?, _ state: SessionState
    ) -> Bool {
        guard let dotted = value.dottedName,
            let root = dotted.split(separator: ".").first.map(String.init)
        else { return true }
        if names?[root] != nil || PythonModules.usual(root) != nil || root == "model" {
            return true
        }
        if ["shape", "T", "dtype", "size", "ndim"].contains(
            dotted.split(separator: ".").last.map(String.init))
        {
            return (try? SessionNames(state).operand(of: dotted)) == nil
        }
        return usesPythons(base, names, state) || dotted.hasPrefix("history.history")
    }

    private static func usesPythons(
        callOf callee: Expression, _ arguments: [Argument], _ names: PythonNames?,
        _ state: SessionState
    ) -> Bool {
        func any(_ values: [Expression]) -> Bool {
            values.contains { usesPythons($0, names, state) }
        }
        if callee.word == "print"
            || callee.word.map({ PythonBuiltins.onlyPythons.contains($0) }) ?? false
        {
            return true
        }
        if case .member = callee.kind { return true }
        guard let word = callee.word else { return true }
        if names?[word] != nil || PythonModules.usual(word) != nil { return true }
        // To a function of both a list is its numbers, but where Python's has another argument
        // than they: `sum([[1], [2]], [])`.
        if PythonBuiltins.names.contains(word), arguments.count > 1 {
            return any(arguments.map(\.value))
        }
        return any(
            arguments.flatMap { argument in
                if Functions.byName[word] != nil, case .list(let items) = argument.value.kind {
                    return items.filter { if case .list = $0.kind { false } else { true } }
                }
                return [argument.value]
            })
    }
}
