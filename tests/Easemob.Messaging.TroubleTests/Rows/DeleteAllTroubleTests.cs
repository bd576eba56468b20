namespace Easemob.Messaging.TroubleTests.Rows;

public class DeleteAllTroubleTests() : ChangeMatrix(Operation.DeleteAll);
