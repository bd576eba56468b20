namespace Easemob.Messaging.TroubleTests.Rows;

public class ListByCursorTroubleTests() : TroubleMatrix(Operation.ListByCursor);
