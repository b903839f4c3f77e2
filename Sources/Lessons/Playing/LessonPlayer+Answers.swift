import Diagnostics
import Notebook
import Output
import Texts
import Wording

/// Lines that are no command: guesses, choices and statements.
extension LessonPlayer {
    mutating func answer(_ line: String, _ emit: @escaping Session.Emit) {
        guard let step else { return tryOut(line, emit) }
        attempt.hasTyped = true
        switch step.content {
        case .prose: tryOut(line, emit)
        case .run(let statements), .watch(let statements):
            if !runAsShown(line, of: statements, emit) { tryOut(line, emit) }
        case .predict(let predict): guess(line, predict, step, emit)
        case .quiz(let quiz): choose(line, of: quiz.choices, emit)
        case .task(let task): attempt(line, task, emit)
        case .fault(let fault):
            switch fault.cure {
            case .repair(let task): attempt(line, task, emit)
            case .cause(let choices): choose(line, of: choices, emit)
            }
        }
    }

    /// A quiz, or the cause of a planted fault: tried until it is right.
    private mutating func choose(
        _ line: String, of choices: [Choice], _ emit: @escaping Session.Emit
    ) {
        guard let index = choice(line, of: choices, emit) else { return }
        let choice = choices[index]
        give(choice.isRight ? .right : .wrong, filled(choice.message), emit)
        guard choice.isRight else { return say(.tryAnother, emit) }
        if case .fault = step?.content { undoFault(emit) }
        complete(.passed, emit)
    }

    /// The choice that a line names. Another line is tried as a statement where it is one.
    mutating func choice(
        _ line: String, of choices: [Choice], _ emit: @escaping Session.Emit
    ) -> Int? {
        if let index = Choice.index(of: line, in: choices, session) { return index }
        if isStatement(line) {
            tryOut(line, emit)
        } else {
            say(.noSuchChoice, ["letters": letters(choices)], emit)
        }
        return nil
    }

    /// Whether a line that answers nothing does or looks at something.
    func isStatement(_ line: String) -> Bool {
        StatementSyntax.isForSession(line) || asksForName(line)
            || line.first?.isLetter == true && (try? session.evaluate(line)) != nil
    }

    /// `x?`, where there is an `x`.
    private func asksForName(_ line: String) -> Bool {
        let name = line.prefix { $0 != "?" }
        return name.count < line.count && name.first?.isLetter == true
            && (try? session.evaluate(String(name))) != nil
    }

    /// `a, b or c`.
    func letters(_ choices: [Choice]) -> String {
        let all = choices.indices.map { Choice.letter($0) }
        return texts(
            .letters,
            ["first": all.dropLast().joined(separator: ", "), "last": all.last ?? ""])
    }

    mutating func undoFault(_ emit: Session.Emit) {
        guard let snapshot = snapshots[position] else { return }
        session.restore(snapshot)
        say(.faultIsGone, emit)
    }
}

extension Choice {
    /// 0 → `a`.
    static func letter(_ index: Int) -> String {
        String(UnicodeScalar(UInt8(ascii: "a") + UInt8(min(max(0, index), 25))))
    }

    /// The index of the choice that a line names by its letter or its text.
    static func index(of line: String, in choices: [Choice], _ session: Session) -> Int? {
        let typed = line.lowercased()
        let texts = choices.map { $0.text.filled(in: session).text.lowercased() }
        if let index = texts.firstIndex(of: typed) { return index }
        let bare = typed.trimmingPrefix("(").filter { $0 != ")" && $0 != "." }
        if let named = choices.indices.first(where: { letter($0) == bare }) { return named }
        // `2.3` names `about 2.3`, as long as no other choice has that word.
        let holding = choices.indices.filter { index in
            choices[index].text.source.lowercased().split(separator: " ").contains { $0 == typed }
        }
        return holding.count == 1 ? holding[0] : nil
    }

    /// A right choice's message for somebody who chose another: `Yes: it is -ln(1/10).` → `It is
    /// -ln(1/10).` Nil where it does not begin with such a word, and may well be meant for whoever was
    /// right alone.
    static func reason(_ message: String, affirmations: [String]) -> String? {
        for word in affirmations where message.hasPrefix(word) {
            let rest = message.dropFirst(word.count)
            guard let mark = rest.first, ":.,;!".contains(mark) else { continue }
            let reason = rest.dropFirst().trimmed
            return reason.isEmpty ? nil : sentence(reason)
        }
        return nil
    }
}
