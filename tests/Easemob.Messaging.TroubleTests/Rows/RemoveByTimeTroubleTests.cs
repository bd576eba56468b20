namespace Easemob.Messaging.TroubleTests.Rows;

public class RemoveByTimeTroubleTests() : ChangeMatrix(Operation.RemoveByTime);
