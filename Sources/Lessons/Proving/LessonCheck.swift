import Diagnostics
import Files
import Notebook
import Output
import Wording

/// Checks lessons for those who write them: each is read, looked through beside the others, and proved.
///
/// Every problem is a failed check with its file, line and column; what may well be meant so is a
/// warning.
public struct LessonCheck {
    private let environment: SessionEnvironment
    private let course: LessonLibrary
    private let seeds: Int
    private let isOverTime: @Sendable () -> Bool
    private let emit: Session.Emit

    /// - Parameters:
    ///   - course: the lessons that Bobbin brings, which others may build on.
    ///   - seeds: how many to prove each lesson with.
    ///   - isOverTime: asked before each step; true ends the check.
    public init(
        environment: SessionEnvironment, course: LessonLibrary, seeds: Int = 1,
        isOverTime: @escaping @Sendable () -> Bool = { false }, emit: @escaping Session.Emit
    ) {
        self.environment = environment
        self.course = course
        self.seeds = seeds
        self.isOverTime = isOverTime
        self.emit = emit
    }

    /// - Returns: `wrong` where a lesson cannot be read, else the first trouble, or `done`.
    public func run(_ paths: [String]) -> RunStatus {
        let started = ContinuousClock.now
        let (lessons, areAllRead) = read(paths)
        let lint = LessonLint(lessons, course: course)
        var status = areAllRead ? RunStatus.done : .wrong
        var (steps, proved) = (0, 0)
        for file in lessons {
            let outcome = check(file, lint)
            if [.interrupted, .overTime].contains(outcome) { return outcome }
            if status == .done { status = outcome }
            steps += file.lesson.numberedSteps.count
            if outcome == .done { proved += 1 }
        }
        let lessonText = counted(paths.count, "lesson")
        tell(
            (proved == paths.count
                ? "All proved: \(lessonText)" : "Proved: \(proved) of \(lessonText)")
                + ", \(steps) steps" + (seeds > 1 ? ", \(seeds) seeds" : "")
                + " · \(Self.seconds(since: started)).")
        return status
    }

    private func read(_ paths: [String]) -> (lessons: [LessonFile], areAllRead: Bool) {
        var lessons: [LessonFile] = []
        for path in paths {
            do throws(LessonProblems) {
                let entry = try LessonLibrary.read(path)
                lessons.append(LessonFile(path: path, lesson: entry.lesson))
            } catch {
                for problem in error.diagnostics { report(problem, in: path) }
            }
        }
        return (lessons, lessons.count == paths.count)
    }

    private func check(_ file: LessonFile, _ lint: LessonLint) -> RunStatus {
        let started = ContinuousClock.now
        tell("\(file.path): \(file.lesson.title)")
        let problems = lint.problems(in: file)
        for problem in problems { report(problem, in: file.path) }
        for warning in lint.warnings(about: file) {
            var warning = warning
            warning.message = "\(file.path): \(warning.message)"
            emit(.block(.diagnostic(warning)))
        }
        let prover = LessonProver(environment, isOverTime: isOverTime, emit: emit)
        let status = prover.prove(file.lesson, seeds: seeds, file: file.path)
        if status == .done, problems.isEmpty {
            tell(
                "\(file.lesson.numberedSteps.count) steps proved · \(Self.seconds(since: started))."
            )
        }
        return status == .done && !problems.isEmpty ? .checkFailed : status
    }

    private func report(_ problem: Diagnostic, in path: String) {
        let message = problem.message + (problem.hint.map { "\n" + $0 } ?? "")
        emit(
            .block(
                .check(
                    CheckReport(
                        step: "lesson", passed: false, message: message, file: path,
                        line: problem.span?.line ?? 1, column: problem.span?.column ?? 1))))
    }

    private func tell(_ text: String) { emit(.block(.text(text))) }

    private static func seconds(since start: ContinuousClock.Instant) -> String {
        fixed((ContinuousClock.now - start).inSeconds, 1) + " s"
    }
}

/// A lesson and the file that it was read from.
struct LessonFile {
    var path: String
    var lesson: Lesson

    var name: String { lastComponent(path) }
    var folder: String { Files.folder(of: path) }
}
