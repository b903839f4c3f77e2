import Foundation
import Testing

/// `bobbin doctor`, `data`, `check`, and where a script may write.
@Suite struct CommandTests {
    @Test func doctorTellsWhatIsHere() throws {
        let outcome = try Program.run(["doctor"], home: Home())
        #expect(outcome.status == 0)
        for word in ["OpenBLAS", "cores", "UTF-8", "fashion_mnist", "Fashion-MNIST is missing"] {
            #expect(outcome.output.contains(word), "\(word)")
        }
        // The instructions that the engine's own kernels are made of here.
        #expect(outcome.output.contains(/small products +own kernels, (AVX-512|AVX2|portable)\n/))
        #expect(outcome.output.contains(/denormal numbers +(flushed|kept)/))
        #expect(!outcome.output.contains("\u{1B}"))
    }

    @Test func dataThatIsNotHere() throws {
        let home = Home()
        let list = try Program.run(["data"], home: home)
        #expect(list.status == 0)
        #expect(list.output.contains("bobbin data fetch fashion_mnist"))
        #expect(try Program.run(["data", "verify"], home: home).status == 4)
        let wrong = try Program.run(["data", "fetch", "fashion_mist"], home: home)
        #expect(wrong.status == 2)
        #expect(wrong.output.contains("Did you mean fashion_mnist?"))
        #expect(try Program.run(["data", "fetch", "fashion_mnist"], home: home).status == 4)
    }

    @Test func lessonsAreChecked() throws {
        let home = Home()
        let good = """
            ---
            format: 1
            id: small
            title: Small
            ---
            ```bobbin task
            say: Make x three.
            solution: x = 3
            check: x == 3 => Not yet.
            hint: Like `x = 1`.
            ```
            """
        let path = try home.write(good, to: "01-small.md")
        let outcome = try Program.run(["check", path], home: home)
        #expect(outcome.status == 0, "\(outcome.output)")
        _ = try home.write(
            good.replacingOccurrences(of: "solution: x = 3", with: "solution: x = 4"),
            to: "02-bad.md")
        let failed = try Program.run(["check", home.path], home: home)
        #expect(failed.status == 1)
        #expect(failed.output.contains("x == 3 does not hold"))
        _ = try home.write("no header", to: "03-worse.md")
        #expect(try Program.run(["check", home.path, "--quiet"], home: home).status == 2)
        #expect(try Program.run(["check"], home: home).status == 64)
        #expect(try Program.run(["check", path, "--seeds", "0"], home: home).status == 64)
    }

    @Test func scriptsRunScripts() throws {
        let home = Home()
        _ = try home.write("y = 2\nadd Dens 1\n", to: "inner.bob")
        let outer = try home.write("x = 1\nrun \"inner.bob\"\nz = 3\n", to: "outer.bob")
        let outcome = try Program.run(["run", outer], home: home)
        #expect(outcome.status == 2)
        #expect(outcome.output.contains("line 2 | add Dens 1"))
        #expect(outcome.output.contains("In inner.bob, line 2."))
        #expect(!outcome.output.contains("z = 3"))
    }

    @Test func completionScripts() throws {
        for shell in ["bash", "zsh", "fish"] {
            let outcome = try Program.run(["--generate-completion-script", shell], home: Home())
            #expect(outcome.status == 0)
            #expect(outcome.output.contains("doctor"))
        }
    }
}
