import Diagnostics
import Files
import Notebook

/// What can be said of a lesson without running it, from looking at the others.
struct LessonLint {
    private let files: [LessonFile]
    private let course: [Lesson]

    init(_ files: [LessonFile], course: LessonLibrary) {
        self.files = files
        self.course = course.entries.map(\.lesson)
    }

    func problems(in file: LessonFile) -> [Diagnostic] {
        takenID(of: file) + missingNeeds(of: file) + differences(fromOriginalOf: file)
    }

    /// Statements and names in its text that nobody can know yet, as far as its `needs` tell.
    func warnings(about file: LessonFile) -> [Diagnostic] {
        LessonMentions(after: earlier(than: file)).problems(in: file.lesson).map { problem in
            var warning = problem
            warning.severity = .warning
            return warning
        }
    }

    private func takenID(of file: LessonFile) -> [Diagnostic] {
        let id = file.lesson.id
        let other = files.first {
            $0.lesson.id == id && $0.path != file.path && original(of: file)?.path != $0.path
                && original(of: $0)?.path != file.path
        }
        guard let other else { return [] }
        return [
            Diagnostic(
                "The id \(id) is that of \(other.path) as well.",
                hint: "Progress is kept under the id, so every lesson has one of its own.")
        ]
    }

    private func missingNeeds(of file: LessonFile) -> [Diagnostic] {
        let known = files.map(\.lesson.id) + course.map(\.id)
        return file.lesson.needs.filter { !known.contains($0) || $0 == file.lesson.id }.map { id in
            let meant = Suggestion.nearest(to: id, among: known.filter { $0 != file.lesson.id })
            return Diagnostic(
                id == file.lesson.id
                    ? "The lesson needs itself."
                    : "The lesson needs \(id), and there is no such lesson.",
                hint: Suggestion.hint(meant))
        }
    }

    // MARK: - Translations

    /// The lesson that a file translates: `ko/03-relu.md` translates `03-relu.md`.
    private func original(of file: LessonFile) -> LessonFile? {
        let language = lastComponent(file.folder)
        guard (2...3).contains(language.count), language.allSatisfy(\.isLowercase) else {
            return nil
        }
        let parent = Files.folder(of: file.folder)
        return files.first { $0.name == file.name && $0.folder == parent }
    }

    /// A translation runs and judges what its original does, under the same ids.
    private func differences(fromOriginalOf file: LessonFile) -> [Diagnostic] {
        guard let original = original(of: file) else { return [] }
        let (own, theirs) = (file.lesson.numberedSteps, original.lesson.numberedSteps)
        if let (step, _) = zip(own, theirs).first(where: { $0.code != $1.code }) {
            return [
                Diagnostic(
                    "The step \(step.id) runs or judges something else than \(original.path) does.",
                    hint: "A translation has the ids, statements and checks of its original.",
                    at: SourceSpan(line: step.lines.lowerBound, column: 1, length: 1))
            ]
        }
        guard own.count != theirs.count || file.lesson.id != original.lesson.id else { return [] }
        return [
            Diagnostic(
                "It has \(own.count) steps under the id \(file.lesson.id), and \(original.path) has "
                    + "\(theirs.count) under \(original.lesson.id).")
        ]
    }

    // MARK: - What comes before

    /// Those before it in its folder, the lessons that it needs, and those that they need, and so on.
    private func earlier(than file: LessonFile) -> [Lesson] {
        let lessons = files.map(\.lesson) + course
        let number = LessonLibrary.number(of: file.name)
        var found = files.filter { other in
            guard let number, other.folder == file.folder else { return false }
            return LessonLibrary.number(of: other.name).map { $0 < number } ?? false
        }.map(\.lesson)
        var wanted = file.lesson.needs
        while let id = wanted.popLast() {
            guard let lesson = lessons.first(where: { $0.id == id }),
                !found.contains(where: { $0.id == id })
            else { continue }
            found.append(lesson)
            wanted += lesson.needs
        }
        return found
    }
}

extension Step {
    /// What it runs and judges, without what it says.
    fileprivate var code: [String] {
        var code = [kind, id] + ownStatements.map(\.text)
        switch content {
        case .predict(let predict): code += predict.expect.map(\.expression)
        case .fault(let fault):
            code += fault.plant.map(\.text) + fault.expect.map(\.expression)
        default: break
        }
        return code + (task?.check.map(\.expression) ?? [])
    }
}
