import TestSupport
import Testing

@testable import Lessons

/// What `bobbin help --reference` says of lessons is what they are read by.
@Suite struct LessonReferenceTests {
    @Test func keysAndSteps() {
        expectText(LessonReference.text, "")
    }
}
