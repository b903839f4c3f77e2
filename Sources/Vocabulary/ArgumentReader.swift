import Diagnostics
import Language
import Wording

/// Takes a statement's arguments one by one, each checked as it is taken.
///
/// What is left at the end is refused, so that no argument is ever silently ignored.
package struct ArgumentReader {
    private var positional: [Expression]
    private var named: [(name: Name, value: Expression)]
    private let known: [String]
    private let subject: String
    private let helpTopic: String

    /// - Parameters:
    ///   - subject: how messages name what takes the arguments: `fit`, `Dense`, `Adam`.
    ///   - options: every `name=value` it takes.
    package init(
        _ arguments: [Argument], of subject: String, options: [String], helpTopic: String? = nil
    ) throws(Diagnostic) {
        positional = arguments.filter { $0.name == nil }.map(\.value)
        named = []
        known = options
        self.subject = subject
        self.helpTopic = helpTopic ?? subject
        for argument in arguments {
            guard let name = argument.name else { continue }
            guard options.contains(name.text) else { throw unknownOption(name) }
            if named.contains(where: { $0.name.text == name.text }) {
                throw Diagnostic("\(name.text) is given twice", at: name.span)
            }
            named.append((name, argument.value))
        }
    }

    private func unknownOption(_ name: Name) -> Diagnostic {
        guard !known.isEmpty else {
            return Diagnostic(
                "\(subject) takes no options", hint: "help \(helpTopic)", at: name.span)
        }
        let meant = Suggestion.nearest(to: name.text, among: known)
        return Diagnostic(
            "\(subject) has no option called \(name.text)",
            hint: Suggestion.hint(
                meant, "Options: \(known.joined(separator: ", ")).   help \(helpTopic)"),
            at: name.span)
    }

    /// The next argument without a name, if there is one.
    package mutating func next() -> Expression? {
        positional.isEmpty ? nil : positional.removeFirst()
    }

    /// Puts an argument back in front.
    package mutating func putBack(_ value: Expression) { positional.insert(value, at: 0) }

    /// The value of `name=`, if it is given.
    package mutating func option(_ name: String) -> Expression? {
        guard let index = named.firstIndex(where: { $0.name.text == name }) else { return nil }
        return named.remove(at: index).value
    }

    /// The argument of that name, or else the next one without a name.
    package mutating func argument(_ name: String) -> Expression? { option(name) ?? next() }

    /// Whether a bare word such as `validate` is among the arguments; takes it away.
    package mutating func flag(_ word: String) -> Bool {
        guard let index = positional.firstIndex(where: { $0.word == word }) else { return false }
        positional.remove(at: index)
        return true
    }

    /// All that is left without a name.
    package mutating func rest() -> [Expression] {
        defer { positional = [] }
        return positional
    }

    /// Refuses what nobody has taken.
    package func finish() throws(Diagnostic) {
        if let extra = positional.first {
            throw Diagnostic(
                "\(subject) has no use for this", hint: "help \(helpTopic)", at: extra.span)
        }
    }
}

extension Expression {
    /// A number as it stands; `what` names it in the message.
    package func number(_ what: String) throws(Diagnostic) -> Double {
        if case .number(let value) = kind { return value }
        throw Diagnostic("\(what) must be a number", at: span)
    }

    /// A whole number within `range`.
    package func wholeNumber(
        _ what: String, in range: ClosedRange<Int> = 1...1_000_000_000
    ) throws(Diagnostic) -> Int {
        let value = try number(what)
        guard value == value.rounded(), abs(value) < 9e15, range.contains(Int(value)) else {
            throw Diagnostic(
                "\(what) must be a whole number \(describe(range, given: value))", at: span)
        }
        return Int(value)
    }

    /// `true` or `false`.
    package func boolean(_ what: String) throws(Diagnostic) -> Bool {
        if case .boolean(let value) = kind { return value }
        throw Diagnostic("\(what) must be true or false", at: span)
    }

    /// A name or a text in quotes.
    package func name(_ what: String) throws(Diagnostic) -> String {
        switch kind {
        case .text(let text): return text
        case .word(let word): return word
        default: throw Diagnostic("\(what) must be a name", at: span)
        }
    }

    /// One of `choices`, written as a name or a text; anything else gets "did you mean".
    package func choice(_ what: String, of choices: [String]) throws(Diagnostic) -> String {
        let written = try name(what)
        if choices.contains(written) { return written }
        if let match = choices.first(where: { $0.lowercased() == written.lowercased() }) {
            return match
        }
        let meant = Suggestion.nearest(to: written, among: choices)
        throw Diagnostic(
            "there is no \(what) called \(written)",
            hint: Suggestion.hint(
                meant, "There are: \(choices.joined(separator: ", "))."),
            at: span)
    }
}

/// A bound that nobody reaches by accident is named only to whoever has passed it.
private func describe(_ range: ClosedRange<Int>, given value: Double) -> String {
    range.upperBound >= 1_000_000_000 && value < Double(range.upperBound)
        ? "from \(range.lowerBound) on"
        : "from \(grouped(range.lowerBound)) to \(grouped(range.upperBound))"
}
