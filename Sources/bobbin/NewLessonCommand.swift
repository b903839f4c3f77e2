import ArgumentParser
import Diagnostics
import Lessons
import Output
import Rendering

/// `bobbin new-lesson NAME`.
struct NewLessonCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "new-lesson",
        abstract: "Writes a small lesson to begin from, with a note on every piece.",
        discussion: "Exit status: 0 written, 2 the name will not do or the file is there already.")

    @Argument(help: "The lesson's name, such as two-moons or 03-two-moons.")
    var name: String

    @OptionGroup var display: DisplayOptions

    func run() throws {
        let process = ProcessEnvironment()
        let renderer = Terminal.renderer(process, display)
        do throws(Diagnostic) {
            let lesson = try NewLesson(name, course: LessonSetup.ownCourse())
            try lesson.write(to: process.workingFolder)
            let file = lesson.fileName
            for line in [
                "Wrote \(file): a whole lesson, to be changed into yours.",
                "Next:  bobbin lesson \(file)   plays it,  bobbin check \(file)   proves it.",
            ] {
                renderer.receive(.block(.text(line)))
            }
        } catch {
            renderer.receive(.block(.diagnostic(error)))
            throw ExitCode(2)
        }
    }
}
