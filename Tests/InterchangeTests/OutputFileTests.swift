import Engine
import Foundation
import TestSupport
import Testing

@testable import Interchange

/// Whether a small disk of our own can be made here, to fill it.
private let canMount: Bool = {
    guard geteuid() == 0 else { return false }
    let folder = TemporaryFolder()
    let works = run("/bin/mount", ["-t", "tmpfs", "-o", "size=64k", "tmpfs", folder.path])
    if works { _ = run("/bin/umount", [folder.path]) }
    return works
}()

private func run(_ program: String, _ arguments: [String]) -> Bool {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: program)
    process.arguments = arguments
    process.standardError = FileHandle.nullDevice
    guard (try? process.run()) != nil else { return false }
    process.waitUntilExit()
    return process.terminationStatus == 0
}

/// Files are written whole or not at all, and what was there before stays when they are not.
@Suite struct OutputFileTests {
    private let folder = TemporaryFolder()
    private let model: SavedModel

    init() throws {
        model = try SampleModel.sample(
            "m", layers: SampleModel.layerSets[0], optimizer: Adam()
        ).model
    }

    private func problemOfSaving(_ model: SavedModel, to path: String) -> ModelFileProblem? {
        problem { () throws(InterchangeError) in try KerasFile.save(model, to: path) }
    }

    @Test func nothingIsLeftBesideTheFile() throws {
        for _ in 0..<3 { try KerasFile.save(model, to: folder.path + "/m.keras") }
        #expect(try folder.names == ["m.keras"])
    }

    @Test func aModelThatCannotBeSavedLeavesTheOldFile() throws {
        let path = try folder.write(Array("old".utf8), to: "m.keras")
        var bad = model
        bad.name = "a/b"
        #expect(problemOfSaving(bad, to: path) == .unfitName("a/b"))
        #expect(try bytes(path) == Array("old".utf8))
        #expect(try folder.names == ["m.keras"])
    }

    @Test func whereNoFileCanBeIsRefused() throws {
        #expect(problemOfSaving(model, to: folder.path + "/none/m.keras") == .noFolder)
        #expect(problemOfSaving(model, to: "/dev/null/m.keras") == .noFolder)
        let inner = try folder.makeFolder("dir.keras")
        #expect(problemOfSaving(model, to: inner) == .notAFile)
        for name in ["m", "m.txt", "m.keras.bak", "m.weights.h5"] {
            #expect(
                problemOfSaving(model, to: folder.path + "/" + name)
                    == .unknownEnding(known: [".keras", ".h5"]))
        }
        #expect(try folder.names == ["dir.keras"])
    }

    @Test(.enabled(if: geteuid() != 0, "root may write anywhere"))
    func foldersAndFilesThatAreProtectedAreLeftAlone() throws {
        let path = try folder.write(Array("old".utf8), to: "m.keras")
        #expect(chmod(path, 0o400) == 0)
        #expect(problemOfSaving(model, to: path) == .unwritable(reason: "Permission denied"))
        #expect(chmod(folder.path, 0o500) == 0)
        defer { chmod(folder.path, 0o700) }
        #expect(
            problemOfSaving(model, to: folder.path + "/new.keras")
                == .unwritable(reason: "Permission denied"))
        #expect(try bytes(path) == Array("old".utf8))
    }

    @Test func aLinkStaysALinkAndItsFileIsWritten() throws {
        let real = try folder.write(Array("old".utf8), to: "real.keras")
        let link = folder.path + "/link.keras"
        try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: "real.keras")
        try KerasFile.save(model, to: link)
        expectSame(try KerasFile.load(real), model)
        let attributes = try FileManager.default.attributesOfItem(atPath: link)
        #expect(attributes[.type] as? FileAttributeType == .typeSymbolicLink)
        let dangling = folder.path + "/dangling.keras"
        try FileManager.default.createSymbolicLink(
            atPath: dangling, withDestinationPath: "new.keras")
        try KerasFile.save(model, to: dangling)
        expectSame(try KerasFile.load(folder.path + "/new.keras"), model)
    }

    @Test func permissionsStay() throws {
        let path = try folder.write([], to: "m.h5")
        #expect(chmod(path, 0o640) == 0)
        try KerasFile.save(model, to: path)
        let attributes = try FileManager.default.attributesOfItem(atPath: path)
        #expect((attributes[.posixPermissions] as? Int) == 0o640)
    }

    @Test(.enabled(if: canMount, "needs the right to mount a small disk"))
    func aFullDiskLeavesTheOldFile() throws {
        let disk = try folder.makeFolder("disk")
        #expect(run("/bin/mount", ["-t", "tmpfs", "-o", "size=64k", "tmpfs", disk]))
        defer { _ = run("/bin/umount", [disk]) }
        let path = disk + "/m.keras"
        try KerasFile.save(model, to: path)
        let before = try bytes(path)
        try Data(count: 20_000).write(to: URL(fileURLWithPath: disk + "/ballast"))
        let found = problemOfSaving(model, to: path)
        guard case .diskFull = found else {
            Issue.record("a full disk gave \(String(describing: found))")
            return
        }
        #expect(try bytes(path) == before)
        #expect(
            try FileManager.default.contentsOfDirectory(atPath: disk).sorted()
                == ["ballast", "m.keras"])
    }
}
