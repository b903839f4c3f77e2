import Notebook
import Output
import Texts

/// Going through the steps.
extension LessonPlayer {
    /// Tells what comes next, up to where the learner is needed.
    mutating func advance(_ emit: @escaping Session.Emit) {
        while position < lesson.steps.count {
            let next = lesson.steps[position]
            if let shownSection, shownSection != next.section {
                stage = .waiting
                return
            }
            guard case .prose(let text) = next.content else {
                let question = question(of: next)
                guard shownSection == nil || fits(blocks(presenting: next, question)) else {
                    stage = .waiting
                    return
                }
                shownSection = next.section
                present(next, asking: question, emit)
                return
            }
            // Worked out once, whether it is measured or told: it may take its time.
            let raisesBefore = session.environment.interrupts.count
            let words = filled(text)
            guard shownSection == nil || fits(blocks(telling: words)) else {
                stage = .waiting
                return
            }
            shownSection = next.section
            tell(words, emit)
            if session.brokenBound != nil { return }
            position += 1
            // Whoever pressed Ctrl-C while it was worked out does not want more of it.
            if session.environment.interrupts.count != raisesBefore, position < lesson.steps.count {
                stage = .waiting
                return
            }
        }
        finish(emit)
    }

    /// Whether blocks can be put on the screen below what was told since the last Enter.
    func fits(_ blocks: [Block]) -> Bool {
        space.map { $0.rows(blocks) <= $0.rowsLeft() } ?? true
    }

    private func blocks(telling words: String) -> [Block] {
        [.prose(words), .lesson(.offer(LessonOffer(cue: texts(.enterGoesOn))))]
    }

    private func blocks(presenting step: Step, _ question: LessonQuestion?) -> [Block] {
        var blocks: [Block] = []
        if let question { blocks.append(.lesson(.question(question))) }
        if let offer = offer(of: step, Attempt(start: settled)) {
            blocks.append(.lesson(.offer(offer)))
        }
        return blocks
    }

    /// Tells prose; a heading at its head comes with the place in the lesson.
    private func tell(_ words: String, _ emit: Session.Emit) {
        var rest = words
        let first = rest.prefix { !$0.isNewline }
        if let heading = Heading(String(first)) {
            let isTitle = heading.marks.count == 1
            emit(
                .block(
                    .lesson(
                        .heading(
                            LessonHeading(
                                title: heading.text, place: headingPlace(isTitle: isTitle),
                                level: heading.marks.count)))))
            rest = rest.dropFirst(first.count).trimmed
        }
        if !rest.isEmpty { emit(.block(.prose(rest))) }
    }

    private func headingPlace(isTitle: Bool) -> String {
        let steps = lesson.numberedSteps.count
        if isTitle {
            guard let number else { return texts(.stepsInLesson, ["steps": "\(steps)"]) }
            return texts(.stepsInNumberedLesson, ["number": "\(number)", "steps": "\(steps)"])
        }
        let section = lesson.steps[position].section
        guard
            let first = lesson.steps[position...].first(where: { !$0.isProse }),
            first.section == section,
            let index = lesson.numberedSteps.firstIndex(of: first)
        else { return "" }
        return texts(.placeOfHeading, ["step": "\(index + 1)", "steps": "\(steps)"])
    }

    /// Puts a step before the learner.
    mutating func present(_ step: Step, _ emit: @escaping Session.Emit) {
        present(step, asking: question(of: step), emit)
    }

    private mutating func present(
        _ step: Step, asking question: LessonQuestion?, _ emit: @escaping Session.Emit
    ) {
        stage = .step
        hasSummedUp = false
        // What was tried between the steps is no part of the lesson.
        if session.snapshot.revision != settled.revision { setAside(settled, emit) }
        snapshots[position] = settled
        if record.place != step.id { keep(emit) { $0.place = step.id } }
        attempt = Attempt(start: settled)
        if let question { emit(.block(.lesson(.question(question)))) }
        switch step.content {
        case .fault(let fault): plant(fault, emit)
        case .predict(let predict): attempt.guess = guessGivenBefore(predict, step)
        default: break
        }
    }

    private mutating func plant(_ fault: BreakStep, _ emit: @escaping Session.Emit) {
        guard runQuietly(fault.plant, emit) == .done else { return say(.faultNotPlanted, emit) }
        settle()
        attempt = Attempt(start: settled)
    }

    /// Says what a step wants of the learner.
    func ask(_ step: Step, _ emit: Session.Emit) {
        if let question = question(of: step) { emit(.block(.lesson(.question(question)))) }
    }

    private func question(of step: Step) -> LessonQuestion? {
        func choices(_ choices: [Choice]) -> [LessonQuestion.Choice] {
            choices.enumerated().map { index, choice in
                .init(letter: Choice.letter(index), text: filled(choice.text))
            }
        }
        switch step.content {
        case .prose, .run, .watch: return nil
        case .predict(let predict):
            var offered: [LessonQuestion.Choice] = []
            if case .choices(let all) = predict.question { offered = choices(all) }
            return LessonQuestion(kind: .guess, text: filled(predict.ask), choices: offered)
        case .quiz(let quiz):
            return LessonQuestion(
                kind: .quiz, text: filled(quiz.ask), choices: choices(quiz.choices))
        case .task(let task):
            return LessonQuestion(kind: .task, label: texts(.yourTurn), text: filled(task.say))
        case .fault(let fault):
            var offered: [LessonQuestion.Choice] = []
            if case .cause(let causes) = fault.cure { offered = choices(causes) }
            return LessonQuestion(
                kind: .fault, label: texts(.findTheFault), text: filled(fault.say),
                choices: offered)
        }
    }

    /// Notes that the step before the learner is done, and goes on.
    ///
    /// - Parameter noting: what else is kept with that.
    mutating func complete(
        _ outcome: LearnerProgress.Outcome, _ emit: @escaping Session.Emit,
        noting: (inout LearnerProgress.LessonRecord) -> Void = { _ in }
    ) {
        guard let step else { return }
        let next = lesson.steps[(position + 1)...].first { !$0.isProse }
        keep(emit) { record in
            record.note(outcome, of: step.id)
            noting(&record)
            record.place = (next ?? step).id
        }
        settle()
        position += 1
        shownSection = step.section
        advance(emit)
    }
}

extension Step {
    /// What brings the lesson past this step without a learner.
    var ownStatements: [PlannedStatement] {
        switch content {
        case .prose, .quiz: []
        case .run(let statements), .watch(let statements): statements
        case .predict(let predict): predict.reveal
        case .task(let task): task.solution
        case .fault(let fault):
            switch fault.cure {
            // The cause once named, the state is as it was before the fault.
            case .cause: []
            case .repair(let task): fault.plant + task.solution
            }
        }
    }

    /// What is judged in this step, if anything is.
    var task: TaskStep? {
        switch content {
        case .task(let task): return task
        case .fault(let fault):
            if case .repair(let task) = fault.cure { return task }
            return nil
        default: return nil
        }
    }
}
