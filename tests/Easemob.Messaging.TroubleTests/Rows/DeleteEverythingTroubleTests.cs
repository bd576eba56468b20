namespace Easemob.Messaging.TroubleTests.Rows;

public class DeleteEverythingTroubleTests() : ChangeMatrix(Operation.DeleteEverything);
