namespace Easemob.Messaging.TroubleTests.Rows;

public class HistoryTroubleTests() : TroubleMatrix(Operation.History);
