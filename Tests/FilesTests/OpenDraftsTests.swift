import Foundation
import TestSupport
import Testing

@testable import Files

/// Drafts that are being written when the process ends.
@Suite(.serialized) struct OpenDraftsTests {
    private let folder = TemporaryFolder()

    @Test func aDraftIsKnownWhileItIsWritten() {
        try? OutputFile.write(to: folder.path + "/a.txt") { _ in
            let during = (try? folder.names) ?? []
            #expect(during.count == 1)
            // As a signal's handler does.
            OpenDrafts.removeAll()
            #expect((try? folder.names) == [])
            errno = EINTR
            return false
        }
    }

    @Test func whatIsWrittenStays() throws {
        for name in ["a", "b"] {
            try OutputFile.write(Array("new".utf8), to: folder.path + "/" + name)
        }
        OpenDrafts.removeAll()
        #expect(try folder.names == ["a", "b"])
    }

    @Test func moreThanThereIsRoomFor() throws {
        let places = (0..<100).map { OpenDrafts.note(folder.path + "/\($0)") }
        #expect(places.compactMap(\.self).count <= 64)
        #expect(places.contains(nil))
        for place in places { OpenDrafts.forget(place) }
        let again = OpenDrafts.note(folder.path + "/again")
        #expect(again != nil)
        OpenDrafts.forget(again)
        #expect(OpenDrafts.note(String(repeating: "a", count: 10_000)) == nil)
    }
}
