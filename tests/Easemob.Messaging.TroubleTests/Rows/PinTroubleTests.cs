namespace Easemob.Messaging.TroubleTests.Rows;

public class PinTroubleTests() : ChangeMatrix(Operation.Pin);
