import Diagnostics
import Notebook
import Output
import Texts

extension LessonLibrary {
    /// The course as a path, with how far the learner has come in each lesson.
    ///
    /// - Parameter here: the id of the lesson that the learner is in.
    public func report(
        _ progress: LearnerProgress, here: String? = nil, _ texts: Texts
    ) -> Block {
        let stops = entries.map { stop($0, progress, isHere: $0.lesson.id == here, texts) }
        let finished = stops.count { $0.standing == .finished }
        var footer = [progress.calibration(texts)].compactMap(\.self)
        footer.append(advice(progress, here, texts))
        if let origin { footer.append(texts(.lessonsFrom, ["folder": origin])) }
        let values = ["finished": "\(finished)", "count": "\(entries.count)"]
        return .lesson(
            .course(
                CourseReport(title: texts(.courseTitle, values), stops: stops, footer: footer)))
    }

    private func stop(
        _ entry: Entry, _ progress: LearnerProgress, isHere: Bool, _ texts: Texts
    ) -> CourseReport.Stop {
        let record = progress[entry.lesson.id]
        let steps = entry.lesson.numberedSteps
        let done = steps.count { record.steps[$0.id] != nil }
        let hasBegun = done > 0 || record.place != nil
        var notes: [String] = []
        if isHere { notes.append(texts(.youAreHere)) }
        if entry.language != language {
            notes.append(texts(.comesInLanguage, ["language": SpokenLanguage(entry.language).name]))
        }
        return CourseReport.Stop(
            number: entry.number, id: entry.lesson.id, title: entry.lesson.title,
            standing: record.isFinished ? .finished : hasBegun ? .begun : .new, done: done,
            steps: steps.count, isHere: isHere, note: notes.joined(separator: ", "))
    }

    /// How to go on from here.
    private func advice(
        _ progress: LearnerProgress, _ here: String?, _ texts: Texts
    ) -> String {
        if entries.isEmpty { return texts(.noLessons) }
        if here != nil { return texts(.courseAdviceInLesson) }
        guard let next = next(progress), let number = next.number else {
            return texts(.courseAdvice)
        }
        let values = ["number": "\(number)", "title": next.lesson.title]
        return texts(
            progress[next.lesson.id].place == nil ? .courseAdviceBegin : .courseAdviceGoOn, values)
    }

    /// What `progress ID` shows of one lesson.
    public func report(
        on what: String, _ progress: LearnerProgress, _ texts: Texts
    ) -> [Block] {
        do throws(LessonProblems) {
            return progress.report(on: try find(what).lesson, texts)
        } catch {
            return error.diagnostics.map { .diagnostic($0) }
        }
    }

    /// Whether `forget` means a lesson's progress by this and not a name of the learner's.
    public func isForgettable(_ what: String, isName: (String) -> Bool) -> Bool {
        !what.isEmpty && !isName(what) && (Int(what) != nil || (try? find(what)) != nil)
    }

    /// What to say after `forget ID`, which it does.
    public func forget(_ what: String, _ store: ProgressStore?, _ texts: Texts) -> Block {
        guard !what.isEmpty else { return .text(texts(.forgetWhich)) }
        do throws(LessonProblems) {
            let lesson = try find(what).lesson
            do throws(Diagnostic) {
                let isGone = try store?.forget(lesson.id) ?? false
                return .text(
                    texts(isGone ? .forgotten : .nothingToForget, ["title": lesson.title]))
            } catch {
                return .diagnostic(error)
            }
        } catch {
            return .diagnostic(error.diagnostics.first ?? Diagnostic(texts(.noLessons)))
        }
    }
}

extension LessonPlayer {
    /// The course, or the steps of one lesson.
    func showProgress(of what: String, _ emit: Session.Emit) {
        let isHere = ["here", "this", "this lesson"].contains(what.lowercased())
        if isHere || what == lesson.id || what.isEmpty && library.entries.isEmpty {
            for block in progress.report(on: lesson, texts) { emit(.block(block)) }
        } else if what.isEmpty {
            emit(.block(library.report(progress, here: lesson.id, texts)))
        } else {
            for block in library.report(on: what, progress, texts) { emit(.block(block)) }
        }
    }
}
