import Output

extension Sanitizer {
    /// The same piece of a lesson with every text in it made harmless.
    func clean(_ piece: LessonBlock) -> LessonBlock {
        switch piece {
        case .heading(var heading):
            heading.title = cleanLine(heading.title)
            heading.place = cleanLine(heading.place)
            return .heading(heading)
        case .statement(let text): return .statement(clean(text))
        case .question(var question):
            question.label = cleanLine(question.label)
            question.text = clean(question.text)
            question.choices = question.choices.map {
                .init(letter: cleanLine($0.letter), text: cleanLine($0.text))
            }
            return .question(question)
        case .feedback(let feedback):
            return .feedback(LessonFeedback(feedback.kind, clean(feedback.text)))
        case .offer(let offer):
            return .offer(
                LessonOffer(
                    statements: offer.statements.map { clean($0) }, cue: cleanLine(offer.cue)))
        case .course(var report):
            report.title = cleanLine(report.title)
            report.stops = report.stops.map { stop in
                var stop = stop
                stop.title = cleanLine(stop.title)
                stop.note = cleanLine(stop.note)
                return stop
            }
            report.footer = report.footer.map { cleanLine($0) }
            return .course(report)
        }
    }
}
