import Files
import Foundation
import TestSupport
import Testing

@Suite struct OutputFileTests {
    private let folder = TemporaryFolder()
    private let new = Array("new".utf8)

    private func failure(
        _ path: String, as kind: OutputFile.Kind = .learners
    ) -> FileFailure? {
        do throws(FileFailure) {
            try OutputFile.write(new, to: path, as: kind)
            return nil
        } catch {
            return error
        }
    }

    private func permissions(_ name: String) throws -> Int? {
        let path = folder.path + "/" + name
        return try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
    }

    @Test func aFileIsWrittenAndNothingElse() throws {
        for _ in 0..<3 { #expect(failure(folder.path + "/a.txt") == nil) }
        #expect(try folder.text("a.txt") == "new")
        #expect(try folder.names == ["a.txt"])
    }

    @Test func whereNoFileCanBe() throws {
        #expect(failure(folder.path + "/none/a.txt") == .noFolder)
        #expect(failure(try folder.makeFolder("inner")) == .notAFile)
        #expect(try folder.names == ["inner"])
        #expect(failure(folder.path + "/inner", as: .own(permissions: 0o600)) != nil)
        #expect(try folder.names == ["inner"])
    }

    @Test func aLearnersLinkStaysALinkAndPermissionsStay() throws {
        let real = try folder.write("old", to: "real.txt")
        #expect(chmod(real, 0o640) == 0)
        try folder.link("link.txt", to: "real.txt")
        #expect(failure(folder.path + "/link.txt") == nil)
        #expect(try folder.text("real.txt") == "new")
        #expect(try permissions("real.txt") == 0o640)
        try folder.link("leading-on.txt", to: "made.txt")
        #expect(failure(folder.path + "/leading-on.txt") == nil)
        #expect(try folder.text("made.txt") == "new")
    }

    /// What a link of that name leads to is not touched, and nobody else may read the new file.
    @Test func aFileOfTheProgramsOwnReplacesALink() throws {
        let real = try folder.write("old", to: "real.txt")
        #expect(chmod(real, 0o644) == 0)
        try folder.link("own.txt", to: "real.txt")
        #expect(failure(folder.path + "/own.txt", as: .own(permissions: 0o600)) == nil)
        #expect(try folder.text("real.txt") == "old")
        #expect(try folder.text("own.txt") == "new")
        #expect(try permissions("own.txt") == 0o600)
    }

    @Test func aWriterThatFailsLeavesTheOldFile() throws {
        let path = try folder.write("old", to: "a.txt")
        #expect(throws: FileFailure.diskFull) {
            try OutputFile.write(to: path) { _ in
                errno = ENOSPC
                return false
            }
        }
        #expect(try folder.text("a.txt") == "old")
        #expect(try folder.names == ["a.txt"])
    }

    /// No process has so high a number.
    private let gone = 99_999_999

    @Test func whatKilledWritersLeftIsRemovedAndNothingElse() throws {
        let others = [
            ".a.txt.\(getpid()).34.tmp", ".a.txt.\(gone).x.tmp", ".a.txt.bak", ".tmp", "b.txt",
            "a.txt.\(gone).34.tmp", ".\(gone).34.tmp",
        ]
        for name in others + [".a.txt.\(gone).34.tmp", ".b.txt.old.\(gone).5.tmp"] {
            try folder.write("x", to: name)
        }
        #expect(failure(folder.path + "/a.txt") == nil)
        #expect(try folder.names == (others + ["a.txt"]).sorted())
    }

    /// The process that its name tells may run on another machine.
    @Test func whatSomebodyWritesIsNotRemoved() throws {
        let name = ".a.txt.\(gone).34.tmp"
        let descriptor = open(try folder.write("x", to: name), O_RDWR)
        #expect(flock(descriptor, LOCK_EX | LOCK_NB) == 0)
        #expect(failure(folder.path + "/a.txt") == nil)
        #expect(try folder.names == [name, "a.txt"])
        close(descriptor)
        #expect(failure(folder.path + "/a.txt") == nil)
        #expect(try folder.names == ["a.txt"])
    }

    @Test func partsOfPaths() {
        #expect(lastComponent("a/b.txt") == "b.txt")
        #expect(lastComponent("b.txt") == "b.txt")
        #expect(Files.folder(of: "a/b.txt") == "a")
        #expect(Files.folder(of: "b.txt") == ".")
        #expect(Files.folder(of: "/b.txt") == "/")
    }

    @Test func whatWasGivenUpNeverTakesItsName() throws {
        try folder.write("old", to: "a.txt")
        let permit = WritePermit()
        permit.revoke()
        for name in ["a.txt", "b.txt"] {
            #expect(throws: FileFailure.givenUp) {
                try OutputFile.write(new, to: folder.path + "/" + name, permit: permit)
            }
        }
        #expect(try folder.names == ["a.txt"])
        #expect(try folder.text("a.txt") == "old")
    }
}
