import Diagnostics
import Markdown
import Notebook
import Texts

/// Finds what a lesson's text puts in backquotes and a learner could not make sense of: a statement
/// that does not exist, or a name that the course has not come to yet.
public struct LessonMentions {
    /// Every word of every statement that the course has shown before.
    private var introduced: Set<String>

    /// - Parameter earlier: the lessons before this one, whose statements count as known.
    public init(after earlier: [Lesson] = []) {
        introduced = []
        for step in earlier.flatMap(\.steps) { introduce(step) }
    }

    /// Every mention that is not known by the end of the part that it stands in, once each.
    public func problems(in lesson: Lesson) -> [Diagnostic] {
        var mentions = self
        var problems: [Diagnostic] = []
        var said: Set<String> = []
        for (index, step) in lesson.steps.enumerated() {
            // What a part of a lesson shows may be spoken of before it runs.
            if index == 0 || lesson.steps[index - 1].section != step.section {
                for other in lesson.steps where other.section == step.section {
                    mentions.introduce(other)
                }
            }
            guard problems.count < LessonParser.mostProblems else { break }
            for text in step.texts {
                for mention in Self.mentions(in: text.source) where said.insert(mention).inserted {
                    guard let problem = mentions.problem(with: mention) else {
                        // What a statement names is known from then on.
                        if StatementSyntax.verb(of: mention) != nil {
                            mentions.introduced.formUnion(Self.words(of: mention))
                        }
                        continue
                    }
                    problems.append(
                        Diagnostic(
                            "`\(mention)` \(problem)",
                            at: SourceSpan(line: step.lines.lowerBound, column: 1, length: 1)))
                }
            }
        }
        return problems
    }

    private mutating func introduce(_ step: Step) {
        for statement in step.ownStatements + step.otherStatements {
            introduced.formUnion(Self.words(of: statement.text))
        }
        // A program of another language that is shown is read, not typed.
        for text in step.texts {
            introduced.formUnion(Self.words(of: Self.fenced(in: text.source)))
        }
        for mention in step.texts.flatMap({ Self.mentions(in: $0.source) }) {
            // `dense1 = Dense(100)` says what dense1 is.
            guard let (name, _) = mention[...].cut(at: " = ") else { continue }
            introduced.formUnion(Self.words(of: name))
        }
        if case .fault(let fault) = step.content {
            // What one looks with is named together with what it shows.
            for mention in Self.mentions(in: fault.say.source) {
                introduced.formUnion(StatementSyntax.verb(of: mention).map { [$0] } ?? [])
            }
        }
    }

    /// What works anywhere and is in the help of every lesson.
    private static let always: Set<String> = ["undo", "redo", "cells", "keras", "help"]

    /// What Python's libraries call things that have another name here.
    private static let pythonWords: Set<String> = [
        "none", "numpy", "tensorflow", "sequential", "callbacks", "earlystopping",
        "modelcheckpoint", "gradienttape", "train_test_split", "test_size", "random_state",
        "sgdclassifier", "cross_validate", "lr",
    ]

    private static func words(of text: String) -> [String] {
        text.split { !$0.isLetter && !$0.isNumber && $0 != "_" }.map { $0.lowercased() }
    }

    /// What stands between backquotes, with numbers for measured values.
    static func mentions(in text: String) -> [String] {
        Markdown(text).codeWords.map { $0.replacing(/\{\{[^}]*\}\}/, with: "1") }
    }

    static func fenced(in text: String) -> String {
        Markdown(text).fencedLines.joined(separator: "\n")
    }

    /// What is wrong with a mention, as the end of a sentence; nil for nothing.
    private func problem(with mention: String) -> String? {
        let text = mention.trimmed
        guard text.contains(where: \.isLetter), !text.contains("\"") || !text.hasPrefix("\"") else {
            return nil
        }
        if PlayerCommand(text, isName: { _ in false }) != nil { return nil }
        // Python's own: there is no such dot here.
        if ["keras.", "tf.", "np.", "plt."].contains(where: { text.hasPrefix($0) }) { return nil }
        if let topic = helpTopic(text) {
            return topic.isEmpty || StatementSyntax.hasHelp(on: topic)
                ? nil : "asks for a page of help that does not exist."
        }
        if let verb = StatementSyntax.verb(of: text) {
            // `Dense 10` is what `add` takes.
            if text.first?.isUppercase == true, StatementSyntax.isKnown(verb) { return nil }
            if let problem = StatementSyntax.problem(inStatement: text) {
                return "is no statement: \(problem.message)."
            }
            return introduced.contains(verb) || Self.always.contains(verb)
                ? nil : "has not been introduced yet."
        }
        let unknown = Self.names(in: text).first { !isKnown($0) }
        return unknown.map { "speaks of \($0), which has not been introduced yet." }
    }

    private func helpTopic(_ text: String) -> String? {
        for prefix in ["help search ", "help ", "?"] where text.hasPrefix(prefix) {
            let topic = text.dropFirst(prefix.count).trimmed
            return prefix == "help search " ? "" : topic
        }
        return nil
    }

    /// The words of a piece of the language, without the texts in it.
    private static func names(in text: String) -> [String] {
        var isText = false
        let bare = String(
            text.map { character in
                if character == "\"" { isText.toggle() }
                return isText ? " " : character
            })
        return words(of: bare).filter { $0.first?.isLetter == true && $0.count > 1 }
    }

    private func isKnown(_ word: String) -> Bool {
        introduced.contains(word) || Self.pythonWords.contains(word)
            || StatementSyntax.isKnown(word)
    }
}

extension Step {
    /// Everything that the step says to a learner.
    var texts: [LessonText] {
        func texts(_ choices: [Choice]) -> [LessonText] {
            choices.flatMap { [$0.text, $0.message] }
        }
        func texts(_ task: TaskStep) -> [LessonText] {
            task.check.compactMap(\.otherwise) + task.wrong.map(\.message) + task.hints
        }
        switch content {
        case .prose(let text): return [text]
        case .run, .watch: return []
        case .predict(let predict):
            switch predict.question {
            case .choices(let choices): return [predict.ask] + texts(choices)
            case .number(let number):
                return [predict.ask] + [number.near, number.high, number.low].compactMap(\.self)
            }
        case .quiz(let quiz): return [quiz.ask] + texts(quiz.choices)
        case .task(let task): return [task.say] + texts(task)
        case .fault(let fault):
            switch fault.cure {
            case .cause(let choices): return [fault.say] + fault.hints + texts(choices)
            case .repair(let task): return [fault.say] + texts(task)
            }
        }
    }

    /// Statements that a learner meets here beside those that the lesson runs.
    fileprivate var otherStatements: [PlannedStatement] {
        if case .fault(let fault) = content { return fault.plant }
        return []
    }
}
