import Notebook
import Output
import Texts

/// The end of a lesson.
extension LessonPlayer {
    /// Says what was learned, then how well it was guessed: at once where both find room.
    mutating func finish(_ emit: Session.Emit) {
        keep(emit) {
            $0.isFinished = true
            $0.place = nil
        }
        let offer = Block.lesson(.offer(offerAtEnd))
        if !hasSummedUp {
            guard shownSection == nil || fits(summingUp + [offer]) else { return wait() }
            for block in summingUp { emit(.block(block)) }
            hasSummedUp = true
            shownSection = lesson.steps.count
        }
        if let guesses = progress.guesses(in: lesson, texts) {
            guard shownSection == nil || fits([guesses, offer]) else { return wait() }
            emit(.block(guesses))
        }
        stage = .told
    }

    private mutating func wait() { stage = .waiting }

    private var summingUp: [Block] {
        let heading = LessonHeading(title: texts(.endOfLesson, ["title": lesson.title]))
        return [
            .lesson(.heading(heading)), .prose(learnedText),
            .text(progress.summary(of: lesson, texts)),
        ]
    }

    /// What the learner can do now; the lesson's parts where its author did not say.
    private var learnedText: String {
        guard lesson.learned.isEmpty else {
            return texts(.youCanNow) + "\n\n"
                + lesson.learned.map { "- \($0)" }.joined(separator: "\n")
        }
        var parts: [String] = []
        for heading in lesson.steps.filter({ $0.section > 1 }).map(\.heading)
        where !heading.isEmpty && parts.last != heading {
            parts.append(heading)
        }
        return parts.isEmpty
            ? texts(.allDone) : texts(.youHaveSeen, ["parts": parts.joined(separator: " · ")])
    }

    var offerAtEnd: LessonOffer {
        guard let next = library.entry(after: number), let number = next.number else {
            return LessonOffer(cue: texts(.enterLeaves))
        }
        return LessonOffer(
            cue: texts(.enterBeginsNext, ["number": "\(number)", "title": next.lesson.title]))
    }
}
