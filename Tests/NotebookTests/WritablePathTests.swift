import Diagnostics
import Foundation
import TestSupport
import Testing

@testable import Notebook
@testable import Workbench

/// Where statements may write.
@Suite struct WritablePathTests {
    private let home = TemporaryFolder()
    private let environment: SessionEnvironment
    private var folder: String { home.path }

    init() throws {
        let folder = home.path
        for name in ["desk/inner", "other", "else"] { try home.makeFolder(name) }
        for (link, target) in [
            ("desk/out", "else"), ("desk/file", "else/secret"), ("desk/near", "desk/inner"),
            ("desk/nowhere", "else/missing"),
        ] {
            try FileManager.default.createSymbolicLink(
                atPath: folder + "/" + link, withDestinationPath: folder + "/" + target)
        }
        try home.write([], to: "else/secret")
        var environment = SessionEnvironment(in: home)
        environment.workingFolder = folder + "/desk"
        environment.writableFolders = [folder + "/other"]
        self.environment = environment
    }

    /// The place within the folder of this test, or why there is none.
    private func place(_ name: String) -> String {
        do throws(Diagnostic) {
            return String(try environment.writablePath(name).dropFirst(folder.count))
        } catch {
            return error.message
        }
    }

    @Test func inside() {
        #expect(place("a.keras") == "/desk/a.keras")
        #expect(place("./a.keras") == "/desk/a.keras")
        #expect(place("inner/a") == "/desk/inner/a")
        #expect(place("inner/../a") == "/desk/a")
        #expect(place("near/a") == "/desk/inner/a")
        #expect(place("../other/a") == "/other/a")
        #expect(place(folder + "/other/a") == "/other/a")
    }

    @Test(arguments: ["../a", "out/a", "file", "../else/a", "/etc/passwd", "inner/../../a", "/a"])
    func outside(name: String) {
        #expect(place(name).hasSuffix("lies outside of the folders that statements may write in."))
    }

    @Test func noPlace() {
        #expect(place("") == "A file needs a name.")
        #expect(place("a\0b") == "A file needs a name.")
        #expect(place("inner") == "inner is a folder.")
        #expect(place("nowhere").hasSuffix("its folder is not there."))
        #expect(place("missing/a").hasSuffix("its folder is not there."))
        #expect(place("..").hasSuffix("its folder is not there."))
        #expect(place("out/../else/a").contains("outside"))
    }
}
