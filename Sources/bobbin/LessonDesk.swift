import Diagnostics
import Lessons
import Notebook
import Output

/// Where lessons lie and what the learner has done of them.
struct LessonDesk {
    let library: LessonLibrary
    let store: ProgressStore

    init(_ surroundings: Surroundings) {
        library = LessonLibrary(
            folder: surroundings.lessonsFolder, language: surroundings.language)
        store = ProgressStore(path: surroundings.stateFolder + "/progress.txt")
    }

    /// The lesson of that number, name or path; without one, that which comes next.
    func lesson(_ what: String?) throws(LessonProblems) -> LessonLibrary.Entry {
        if let what { return try library.find(what) }
        let progress = store.load().progress
        let next = library.entries.first { !progress[$0.lesson.id].isFinished }
        guard let entry = next ?? library.entries.first else {
            throw LessonProblems(diagnostics: [
                Diagnostic(
                    "There are no lessons here.",
                    hint:
                        "They are looked for in a folder called lessons, here and beside the program."
                )
            ])
        }
        return entry
    }

    /// The table of all lessons with what is done of each.
    var listing: Block { library.listing(store.load().progress) }

    /// What to say after `forget ID`.
    func forget(_ what: String) -> Block {
        do throws(LessonProblems) {
            let entry = try library.find(what)
            do throws(Diagnostic) {
                let isGone = try store.forget(entry.lesson.id)
                return .text(
                    isGone
                        ? "Forgotten: \(entry.lesson.title) starts from its beginning again."
                        : "There was no progress in \(entry.lesson.title) to forget.")
            } catch {
                return .diagnostic(error)
            }
        } catch {
            return .diagnostic(error.diagnostics.first ?? Diagnostic("There is no such lesson."))
        }
    }
}
