import Notebook
import Texts

/// What Tab offers of the lessons' own words.
extension LessonLibrary {
    /// The words that the shell understands beside statements.
    private static let words = ["lesson", "lessons", "progress", "forget", "quit"]
    /// The same and `menu`, by which a line that begins with them is known.
    public static let shellWords = Set(words + ["menu"])

    /// Candidates outside of any lesson.
    public func candidates(
        for line: String, state: SessionState, _ texts: Texts
    ) -> [Completion.Candidate] {
        if let lessons = arguments(for: line) {
            // A name of the learner's is forgotten, too.
            let isForget = line.firstWordAndRest?.0 == "forget"
            return (isForget ? Completion.candidates(for: line, state: state) : []) + lessons
        }
        return Completion.candidates(
            for: line, state: state, words: Self.words.map { $0.candidate(texts) })
    }

    /// The lessons, after a word that takes one; nil elsewhere.
    fileprivate func arguments(for line: String) -> [Completion.Candidate]? {
        guard let (word, typed) = line.firstWordAndRest,
            ["lesson", "progress", "forget"].contains(word)
        else { return nil }
        return entries.compactMap { entry in
            let number = entry.number.map(String.init) ?? ""
            let byNumber = typed.first?.isNumber == true
            let text = byNumber ? number : entry.lesson.id
            guard text.hasPrefix(typed.lowercased()), !text.isEmpty else { return nil }
            let title =
                byNumber || number.isEmpty ? entry.lesson.title : "\(number)  \(entry.lesson.title)"
            return Completion.Candidate(text, meaning: title)
        }
    }
}

extension LessonPlayer {
    /// Candidates within the lesson: its words, the answers to choose from, and on an empty line the
    /// statements that the lesson has come to so far.
    public func candidates(for line: String) -> [Completion.Candidate] {
        if let lessons = library.arguments(for: line) { return lessons }
        if let (word, typed) = line.firstWordAndRest {
            if word == "goto" { return stepNumbers(typed) }
            let own = ["help", "?"].contains(word) ? offeredWords(beginning: typed) : []
            return own + Completion.candidates(for: line, state: session.snapshot)
        }
        guard line.allSatisfy(\.isWhitespace) else {
            let words = choices + PlayerCommand.offered.map { $0.candidate(texts) }
            return Completion.candidates(for: line, state: session.snapshot, words: words)
        }
        let words = leftForPlay == nil ? offeredNow : ["resume", "menu", "progress", "quit"]
        return choices + words.map { $0.candidate(texts) }
            + Completion.statements(statementsSoFar)
    }

    /// The words that mean something in the present step.
    private var offeredNow: [String] {
        let isTask = step?.task != nil
        return PlayerCommand.offered.filter { word in
            switch word {
            case "hint", "solution": step != nil && (isTask || !choices.isEmpty)
            case "skip", "again": step != nil
            case "resume", "restart", "forget": false
            default: true
            }
        }
    }

    private func offeredWords(beginning typed: String) -> [Completion.Candidate] {
        PlayerCommand.offered.filter { $0.hasPrefix(typed.lowercased()) }
            .map { $0.candidate(texts) }
    }

    /// The answers to choose from, by their letters.
    private var choices: [Completion.Candidate] {
        let all: [Choice]
        switch step?.content {
        case .quiz(let quiz): all = quiz.choices
        case .predict(let predict):
            guard case .choices(let choices) = predict.question else { return [] }
            all = choices
        case .fault(let fault):
            guard case .cause(let choices) = fault.cure else { return [] }
            all = choices
        default: return []
        }
        return all.enumerated().map { index, choice in
            Completion.Candidate(Choice.letter(index), meaning: filled(choice.text))
        }
    }

    private func stepNumbers(_ typed: String) -> [Completion.Candidate] {
        lesson.numberedSteps.enumerated().map { index, step in
            Completion.Candidate("\(index + 1)", meaning: step.heading)
        }.filter { $0.text.hasPrefix(typed) }
    }

    /// The statements of all steps up to this one, in the order in which the lesson came to them.
    private var statementsSoFar: [String] {
        var verbs: [String] = []
        for step in lesson.steps.prefix(position + 1) {
            for verb in step.ownStatements.compactMap({ StatementSyntax.verb(of: $0.text) })
            where !verbs.contains(verb) {
                verbs.append(verb)
            }
        }
        return verbs
    }
}

extension String {
    /// `lesson fir` → (`lesson`, `fir`); nil while the first word is being typed.
    fileprivate var firstWordAndRest: (word: String, rest: String)? {
        let text = drop(while: \.isWhitespace)
        let word = text.prefix { !$0.isWhitespace }
        guard word.endIndex < text.endIndex else { return nil }
        let rest = text[word.endIndex...].drop(while: \.isWhitespace)
        return rest.contains(where: \.isWhitespace) ? nil : (word.lowercased(), String(rest))
    }

    fileprivate func candidate(_ texts: Texts) -> Completion.Candidate {
        Completion.Candidate(self, meaning: TextKey.meaning(of: self).map { texts($0) } ?? "")
    }
}
