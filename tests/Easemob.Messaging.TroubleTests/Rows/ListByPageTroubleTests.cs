namespace Easemob.Messaging.TroubleTests.Rows;

public class ListByPageTroubleTests() : TroubleMatrix(Operation.ListByPage);
