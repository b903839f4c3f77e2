import Foundation
import Testing

/// What the shell does for somebody who does not know how to go on.
@Suite(.serialized) struct HelpingShellTests {
    private let home = Home()

    private func started(_ environment: [String: String] = [:]) throws -> Terminal {
        let shell = try Terminal(home: home, environment: environment)
        try shell.prompt(1)
        return shell
    }

    @Test func aFewCandidatesAreExplained() throws {
        let shell = try started()
        shell.type("fit 5 " + Key.tab + Key.tab)
        try shell.wait(for: "batch_size=")
        try shell.wait(for: "examples a step (32)")
        try shell.wait(for: "fit 5 ")
    }

    @Test func fileNamesAreCompleted() throws {
        _ = try home.write("x = 7", to: "other.bob")
        let shell = try started()
        shell.type("run \"\(home.path)/oth" + Key.tab)
        try shell.wait(for: "other.bob\"")
        shell.enter("")
        #expect(try shell.prompt(3).contains("x = 7"))
    }

    @Test func longHelpGoesThroughThePager() throws {
        let shell = try started(["PAGER": "cat >/dev/null; echo SEEN IN A PAGER"])
        shell.enter("help undo")
        #expect(!(try shell.prompt(2)).contains("SEEN IN A PAGER"))
        shell.enter("help")
        let text = try shell.prompt(3)
        #expect(text.contains("SEEN IN A PAGER"))
        #expect(!text.contains("Under the hood"))
        shell.enter("x = 1")
        #expect(try shell.prompt(4).contains("x = 1"))
    }

    private static let less = ["/usr/bin/less", "/bin/less"].contains {
        FileManager.default.isExecutableFile(atPath: $0)
    }

    @Test(.enabled(if: less, "less is not here"))
    func thePagerSaysWhichKeysItHas() throws {
        let shell = try started()
        shell.enter("help")
        try shell.wait(for: "space: further   b: back   q: return to the prompt")
        shell.type(" q")
        try shell.prompt(2)
    }

    @Test func longAnswersGoThroughThePagerAndTrainingDoesNot() throws {
        let shell = try started(["PAGER": "cat >/dev/null; echo SEEN IN A PAGER"])
        var number = 1
        func answer(_ line: String) throws -> String {
            shell.enter(line)
            number += 1
            return try shell.prompt(number)
        }
        _ = try answer("load fashion_sketch")
        #expect(try !answer("show 2").contains("SEEN IN A PAGER"))
        #expect(try answer("show 20").contains("SEEN IN A PAGER"))
        for line in ["scale 255", "split 59000 seed=1", "model Flatten, Dense(10, softmax)"] {
            _ = try answer(line)
        }
        _ = try answer("compile")
        let training = try answer("fit 30 batch_size=500")
        #expect(training.contains("epoch 30/30"))
        #expect(!training.contains("SEEN IN A PAGER"))
        #expect(try answer("history").contains("SEEN IN A PAGER"))
    }

    @Test func aPagerThatIsNotThereIsDoneWithout() throws {
        let shell = try started(["PAGER": "no-such-pager-here"])
        shell.enter("help")
        #expect(try shell.prompt(2).contains("Under the hood"))
    }

    @Test func undoneAndDoneAgain() throws {
        let shell = try started()
        shell.enter("x = 1")
        try shell.prompt(2)
        shell.enter("undo")
        #expect(try shell.prompt(3).withoutEscapes.contains("Took back `x = 1`"))
        shell.enter("redo")
        #expect(try shell.prompt(4).withoutEscapes.contains("Did `x = 1` again"))
    }
}
