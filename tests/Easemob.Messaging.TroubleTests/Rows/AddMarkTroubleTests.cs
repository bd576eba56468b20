namespace Easemob.Messaging.TroubleTests.Rows;

public class AddMarkTroubleTests() : ChangeMatrix(Operation.AddMark);
