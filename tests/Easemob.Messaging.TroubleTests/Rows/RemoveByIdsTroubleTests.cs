namespace Easemob.Messaging.TroubleTests.Rows;

public class RemoveByIdsTroubleTests() : ChangeMatrix(Operation.RemoveByIds);
