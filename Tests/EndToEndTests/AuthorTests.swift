import Foundation
import Testing

/// What authors of lessons do: begin one, prove it, put it where it is found.
@Suite struct AuthorTests {
    private let home = Home()

    @Test func aNewLessonPassesAsItIs() throws {
        let made = try Program.run(["new-lesson", "03-two-moons"], home: home)
        #expect(made.status == 0)
        #expect(made.flowing.contains("bobbin check 03-two-moons.md"))
        let check = try Program.run(["check", "03-two-moons.md", "--seeds", "2"], home: home)
        #expect(check.status == 0, "\(check.output)")
        #expect(check.flowing.contains("All proved: 1 lesson, 5 steps, 2 seeds"))
        #expect(try Program.run(["run", "03-two-moons.md"], home: home).status == 0)

        let path = home.path + "/03-two-moons.md"
        let before = try String(contentsOfFile: path, encoding: .utf8)
        let again = try Program.run(["new-lesson", "03-two-moons.md"], home: home)
        #expect(again.status == 2)
        #expect(again.flowing.contains("is there already, and stays as it is"))
        #expect(try String(contentsOfFile: path, encoding: .utf8) == before)
    }

    @Test(arguments: [
        "../out", "/tmp/out", "Two Moons", "", "-x", "a/b", "relu", "01-first-network", "7", "x-",
        "\u{1B}[31m", "a\nb",
    ])
    func namesThatWillNotDo(_ name: String) throws {
        let outcome = try Program.run(["new-lesson", "--", name], home: home)
        #expect(outcome.status == 2)
        #expect(!outcome.output.contains("\u{1B}"))
        #expect(!(try home.folder.names).contains { $0.hasSuffix(".md") })
    }

    @Test func problemsComeWithTheirPlaces() throws {
        let source = """
            ---
            format: 1
            id: small
            title: Small
            needs: first-netwrk
            ---
            ```bobbin task {#three}
            say: Make x three.
            solution: x = 4
            check: x == 3 => Not yet.
            wrong: x = 2 => Too small.
            hint: Like `frobnicate 3`.
            ```
            """
        let path = try home.write(source, to: "01-small.md")
        let told = try Program.run(["check", "01-small.md"], home: home)
        #expect(told.status == 1)
        #expect(told.flowing.contains("Did you mean first-network?"))
        #expect(told.output.contains("01-small.md:10:1:\n✗ not yet  three  x == 3 does not hold"))
        #expect(told.flowing.contains("frobnicate"))
        #expect(told.flowing.contains("Proved: 0 of 1 lesson"))

        let json = try Program.run(["check", "--json", "01-small.md"], home: home)
        #expect(
            json.lines.contains {
                $0.contains("\"passed\":false") && $0.contains("\"file\":\"01-small.md\"")
                    && $0.contains("\"line\":10,\"column\":1")
            })
        #expect(json.lines.last?.contains("\"status\":\"check failed\"") == true)

        _ = try home.write(source, to: "02-other.md")
        let both = try Program.run(["check", home.path], home: home)
        #expect(both.flowing.contains("The id small is that of "))

        _ = try home.write(
            "---\nformat: 1\nid: worse\n---\n```bobbin rum\n```\n", to: "03-worse.md")
        let worse = try Program.run(["check", "03-worse.md"], home: home)
        #expect(worse.status == 2)
        #expect(worse.flowing.contains("03-worse.md:5:1:"))
        #expect(worse.flowing.contains("Did you mean run?"))
        #expect(try Program.run(["check", path, "--time-limit", "0"], home: home).status == 64)
    }

    @Test func aTranslationDoesWhatItsOriginalDoes() throws {
        let source = """
            ---
            format: 1
            id: small
            title: Small
            ---
            ```bobbin run {#r}
            x = 1
            ```
            """
        _ = try home.write(source, to: "01-small.md")
        try FileManager.default.createDirectory(
            atPath: home.path + "/ko", withIntermediateDirectories: true)
        _ = try home.write(
            source.replacingOccurrences(of: "Small", with: "작게"), to: "ko/01-small.md")
        #expect(try Program.run(["check", home.path], home: home).status == 0)
        _ = try home.write(
            source.replacingOccurrences(of: "x = 1", with: "x = 2"), to: "ko/01-small.md")
        let outcome = try Program.run(["check", home.path], home: home)
        #expect(outcome.status == 1)
        #expect(outcome.flowing.contains("runs or judges something else than"))
    }

    @Test func batchCountsWhatItJudged() throws {
        let lesson = """
            ---
            format: 1
            id: small
            title: Small
            ---
            ```bobbin task {#t}
            say: Load.
            solution: load fashion_mnist
            check: classes == 10 => Not yet.
            hint: Load.
            ```
            """
        let path = try home.write(lesson, to: "01-small.md")
        let outcome = try Program.run(["run", "--quiet", path, path], home: home)
        #expect(outcome.status == 0)
        #expect(
            outcome.flowing.contains(
                "2 lessons · 2 checks passed, 0 failed, 2 of them on drawn pictures"))
        let json = try Program.run(["run", "--json", path], home: home)
        #expect(
            json.lines.last?.contains(
                #""checks":{"lessons":1,"passed":1,"failed":0,"on_stand_in":1}"#) == true)
        let standIn = #""name":"fashion_sketch","source":"builtin","stands_in_for":"fashion_mnist""#
        #expect(json.output.contains(standIn))
        // Drawn pictures that are asked for stand in for nothing.
        let drawn = try home.write(
            lesson.replacing("load fashion_mnist", with: "load fashion_sketch # fashion_mnist"),
            to: "02-drawn.md")
        let asked = try Program.run(["run", "--json", drawn], home: home)
        #expect(!asked.output.contains("stands_in_for"))
        #expect(asked.lines.last?.contains(#""on_stand_in":0"#) == true)
        #expect(!(try Program.run(input: "x = 1", home: home)).output.contains("checks"))
    }
}
