import Foundation
import Testing

/// Where lessons come from: the first that there is of `--lessons`, `BOBBIN_LESSONS`, a folder called
/// lessons, and the course within the program.
@Suite struct LessonPlacesTests {
    private let home = Home()

    private func makeLessons(in folder: String, titled title: String) throws {
        try home.folder.write(
            "---\nformat: 1\nid: small\ntitle: \(title)\n---\n```bobbin run {#r}\nx = 1\n```\n",
            to: folder + "/01-small.md")
    }

    /// What the menu says of the first lesson.
    private func menu(
        _ arguments: [String], _ environment: [String: String] = [:]
    ) throws -> String {
        let shell = try Terminal(arguments, home: home, environment: environment)
        try shell.wait(for: "bobbin [1]> ")
        shell.enter("lessons")
        let told = try shell.wait(for: "bobbin [1]> ").withoutEscapes
        shell.enter("quit")
        _ = try shell.status()
        return told
    }

    @Test func inTheirOrder() throws {
        #expect(try menu([]).contains("Meet the data"))
        try makeLessons(in: "lessons", titled: "In the folder")
        #expect(try menu([]).contains("In the folder"))
        try makeLessons(in: "elsewhere", titled: "Of the variable")
        let variable = ["BOBBIN_LESSONS": home.path + "/elsewhere"]
        #expect(try menu([], variable).contains("Of the variable"))
        try makeLessons(in: "third", titled: "Of the option")
        let told = try menu(["--lessons", "third"], variable)
        #expect(told.contains("Of the option"))
        #expect(!told.contains("Meet the data"))
    }

    @Test func aFolderThatIsNotThereIsSaid() throws {
        let shell = try Terminal(["--lessons", "nowhere"], home: home)
        #expect(
            try shell.wait(for: "bobbin [1]> ").withoutEscapes.contains("there is no such folder"))
        let outcome = try Program.run(["lesson", "--lessons", "nowhere"], home: home)
        #expect(outcome.status == 2)
    }

    @Test func aProgramCopiedElsewhereBringsTheCourse() throws {
        let folder = try home.folder.makeFolder("alone")
        let outcome = try Program.run(
            ["new-lesson", "relu"], program: folder + "/bobbin", home: home, folder: folder,
            // Written by a process of its own: one that other tests start meanwhile could hold it open.
            first: "cp '\(Program.path)' '\(folder)/bobbin'")
        // The course is there: its names are taken.
        #expect(outcome.output.contains("relu is a lesson of the course"))
    }

    @Test(arguments: [
        "../../etc/passwd", "\u{1B}]0;x\u{7}", "99", "-1", "0", "999999999999999999999",
        "/dev/zero",
        ".", "/", "no such", "'", "\"", "small\u{202E}", "x.md", "%s%n",
    ])
    func namesOfLessonsThatAreNone(_ name: String) throws {
        let outcome = try Program.run(["lesson", "--", name], home: home, seconds: 20)
        #expect(outcome.status == 2)
        let text = outcome.output + outcome.errors
        #expect(!text.isEmpty)
        #expect(
            !text.unicodeScalars.contains {
                $0.value < 0x20 && $0 != "\n" || (0x7F..<0xA0).contains($0.value)
                    || $0 == "\u{202E}"
            })
        let shell = try Terminal([], home: home)
        try shell.wait(for: "bobbin [1]> ")
        for word in ["lesson", "progress", "forget"] {
            let typed = name.filter { $0.unicodeScalars.allSatisfy { $0.value >= 0x20 } }
            shell.enter("\(word) \(typed)")
            let told = try shell.wait(for: "]> ")
            #expect(!told.withoutEscapes.isEmpty)
        }
        shell.enter("quit")
        #expect(try shell.status() == 0)
    }
}
