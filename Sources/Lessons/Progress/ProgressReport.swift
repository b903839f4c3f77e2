import Output

extension LearnerProgress {
    /// How far one lesson has come, and how the guesses in it compare with the truth.
    public func report(on lesson: Lesson) -> [Block] {
        let record = self[lesson.id]
        let rows = lesson.numberedSteps.enumerated().map { index, step in
            [
                String(index + 1), step.heading.isEmpty ? step.kind : step.heading, step.kind,
                record.steps[step.id].map { Self.words(for: $0) }
                    ?? (step.id == record.place ? "here" : ""),
            ]
        }
        var blocks: [Block] = [
            .table(
                Table(
                    title: lesson.title,
                    columns: [.init("", .right), .init("step"), .init("kind"), .init("done")],
                    rows: rows, footer: [summary(of: lesson)]))
        ]
        let guesses = lesson.numberedSteps.compactMap { step in
            record.guesses[step.id].map { (step.heading, $0) }
        }
        if !guesses.isEmpty {
            blocks.append(
                .table(
                    Table(
                        title: "Your guesses",
                        columns: [.init("step"), .init("you said"), .init("it was"), .init("")],
                        rows: guesses.map { heading, guess in
                            [heading, guess.guess, guess.truth, guess.isNear ? "near" : "off"]
                        })))
        }
        return blocks
    }

    /// `12 of 14 steps done, 2 of them with the solution, 1 skipped; 3 of 4 guesses near.`
    func summary(of lesson: Lesson) -> String {
        let record = self[lesson.id]
        let outcomes = lesson.numberedSteps.compactMap { record.steps[$0.id] }
        func count(_ outcome: Outcome) -> Int { outcomes.count { $0 == outcome } }
        var text =
            "\(count(.passed) + count(.shown)) of \(lesson.numberedSteps.count) steps done"
        if count(.shown) > 0 { text += ", \(count(.shown)) of them with the solution" }
        if count(.skipped) > 0 { text += ", \(count(.skipped)) skipped" }
        let guesses = lesson.numberedSteps.compactMap { record.guesses[$0.id] }
        if !guesses.isEmpty {
            text += "; \(guesses.count(where: \.isNear)) of \(guesses.count) guesses near"
        }
        return text + "."
    }

    private static func words(for outcome: Outcome) -> String {
        switch outcome {
        case .passed: "yes"
        case .shown: "with the solution"
        case .skipped: "skipped"
        }
    }
}
