namespace Easemob.Messaging.TroubleTests.Rows;

public class DeleteKeepingTroubleTests() : ChangeMatrix(Operation.DeleteKeeping);
