import Markdown
import Output
import Texts

extension LearnerProgress {
    /// How far one lesson has come, and how the guesses in it compare with the truth.
    func report(on lesson: Lesson, _ texts: Texts) -> [Block] {
        let record = self[lesson.id]
        let rows = lesson.numberedSteps.enumerated().map { index, step in
            [
                String(index + 1), step.heading.isEmpty ? step.kind : step.heading, step.kind,
                record.steps[step.id].map { texts(Self.key(for: $0)) }
                    ?? (step.id == record.place ? texts(.stepIsHere) : ""),
            ]
        }
        let steps = Table(
            title: lesson.title,
            columns: [
                .init("", .right), .init(texts(.columnStep)), .init(texts(.columnKind)),
                .init(texts(.columnDone)),
            ], rows: rows, footer: [summary(of: lesson, texts)])
        return [.table(steps)] + (guesses(in: lesson, texts).map { [$0] } ?? [])
    }

    /// The guesses of a lesson beside the truth; nil before the first.
    func guesses(in lesson: Lesson, _ texts: Texts) -> Block? {
        let rows = lesson.numberedSteps.compactMap { step -> [String]? in
            guard let guess = self[lesson.id].guesses[step.id], let isNear = guess.isNear else {
                return nil
            }
            return [
                step.heading, guess.guess.withoutMarks, guess.truth.withoutMarks,
                texts(isNear ? .guessNear : .guessOff),
            ]
        }
        guard !rows.isEmpty else { return nil }
        return .table(
            Table(
                title: texts(.yourGuesses),
                columns: [
                    .init(texts(.columnStep)), .init(texts(.columnYouSaid)),
                    .init(texts(.columnItWas)), .init(""),
                ], rows: rows))
    }

    /// `12 of 14 steps done, 2 of them with the solution, 1 skipped; 3 of 4 guesses near.`
    func summary(of lesson: Lesson, _ texts: Texts) -> String {
        let record = self[lesson.id]
        let outcomes = lesson.numberedSteps.compactMap { record.steps[$0.id] }
        func count(_ outcome: Outcome) -> Int { outcomes.count { $0 == outcome } }
        var parts = [
            texts(
                .stepsDone,
                [
                    "done": "\(count(.passed) + count(.shown))",
                    "steps": "\(lesson.numberedSteps.count)",
                ])
        ]
        if count(.shown) > 0 { parts.append(texts(.withSolution, ["count": "\(count(.shown))"])) }
        if count(.skipped) > 0 {
            parts.append(texts(.someSkipped, ["count": "\(count(.skipped))"]))
        }
        let near = lesson.numberedSteps.compactMap { record.guesses[$0.id]?.isNear }
        let guesses = ["near": "\(near.count { $0 })", "count": "\(near.count)"]
        let text = parts.joined(separator: ", ")
        return (near.isEmpty ? text : text + "; " + texts(.guessesNear, guesses)) + "."
    }

    /// How well the learner guesses, over all lessons; nil before the first guess.
    func calibration(_ texts: Texts) -> String? {
        let near = lessons.values.flatMap(\.guesses.values).compactMap(\.isNear)
        guard !near.isEmpty else { return nil }
        return texts(
            .guessesInAll, ["near": "\(near.count { $0 })", "count": "\(near.count)"])
    }

    private static func key(for outcome: Outcome) -> TextKey {
        switch outcome {
        case .passed: .stepPassed
        case .shown: .stepShown
        case .skipped: .stepSkipped
        }
    }
}

extension String {
    /// Without the marks of Markdown, which a table shows as they are.
    fileprivate var withoutMarks: String { Markdown.words(self).map(\.text).joined() }
}
