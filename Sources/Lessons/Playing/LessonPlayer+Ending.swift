import Notebook
import Output
import Texts

/// The end of a lesson.
extension LessonPlayer {
    mutating func finish(_ emit: Session.Emit) {
        keep(emit) {
            $0.isFinished = true
            $0.place = nil
        }
        let blocks = endBlocks
        guard shownSection == nil || fits(blocks + [.lesson(.offer(offerAtEnd))]) else {
            stage = .waiting
            return
        }
        stage = .told
        for block in blocks { emit(.block(block)) }
    }

    private var endBlocks: [Block] {
        let heading = LessonHeading(title: texts(.endOfLesson, ["title": lesson.title]))
        var blocks: [Block] = [
            .lesson(.heading(heading)), .prose(learnedText),
            .text(progress.summary(of: lesson, texts)),
        ]
        if let guesses = progress.guesses(in: lesson, texts) { blocks.append(guesses) }
        return blocks
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
