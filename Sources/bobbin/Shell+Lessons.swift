import Diagnostics
import Lessons
import Notebook
import Output
import Rendering

/// Lessons in the shell: beginning one, handing lines to it, leaving it.
extension Shell {
    /// What the shell itself understands; false for a statement.
    mutating func receiveCommand(_ text: String) -> Bool {
        let words = text.split(separator: " ").map(String.init)
        let rest = words.dropFirst().joined(separator: " ")
        switch (words.first?.lowercased(), words.count) {
        case ("lesson", 1...): _ = startLesson(rest.isEmpty ? nil : rest)
        case ("lessons", 1), ("menu", 1), ("progress", 1): show(setup.listing)
        case ("progress", 2...):
            for block in setup.report(on: rest) { show(block) }
        case ("forget", 2)
        where setup.library.isForgettable(rest, isName: session.hasName):
            show(setup.forget(rest))
        default: return false
        }
        return true
    }

    mutating func startLesson(_ what: String?) -> Bool {
        do throws(LessonProblems) {
            return start(try setup.lesson(what))
        } catch {
            for diagnostic in error.diagnostics { show(.diagnostic(diagnostic)) }
            return false
        }
    }

    private mutating func start(_ entry: LessonLibrary.Entry) -> Bool {
        renderer.setMargin(true)
        if let notice = setup.languageNotice(for: entry) { show(.text(notice)) }
        var player = LessonPlayer(
            entry.lesson, number: entry.number, environment: environment, seed: seed,
            store: setup.store, library: setup.library, texts: setup.texts,
            space: ScreenSpace(
                rowsLeft: { [renderer] in Terminal.height - 1 - renderer.rowsSinceTyped },
                rows: { [renderer] in renderer.rows(of: $0) },
                rowsInAll: { Terminal.height - 1 }),
            bounds: entry.bounds)
        let reply = Terminal.withoutEcho { player.start(emit: receiver) }
        self.player = player
        return follow(reply)
    }

    mutating func receiveInLesson(_ line: String) -> Bool {
        guard var player else { return true }
        let reply = paged(line) {
            Terminal.withoutEcho { player.receive(line, emit: receiver) }
        }
        self.player = player
        return follow(reply)
    }

    /// Does what a player's reply asks; false when the learner leaves the program.
    private mutating func follow(_ reply: PlayerReply) -> Bool {
        lessonReply = reply
        guard let ending = reply.ending, let player else { return true }
        if case .lesson(let entry) = ending { return start(entry) }
        self.player = nil
        renderer.setMargin(false)
        let values = [
            "title": player.lesson.title, "step": "\(player.place)",
            "steps": "\(player.lesson.numberedSteps.count)",
        ]
        if ending == .finished {
            session = player.session
            isInLessonOnly = false
            show(.text(setup.texts(.shellAfterLesson)))
            return true
        }
        let isDone = player.progress[player.lesson.id].isFinished
        if isInLessonOnly {
            show(.text(setup.texts(isDone ? .leftAtEnd : .leftForGood, values)))
            return false
        }
        if isDone { session = player.session }
        show(.text(setup.texts(isDone ? .shellAfterLesson : .leftFromShell, values)))
        return true
    }
}
