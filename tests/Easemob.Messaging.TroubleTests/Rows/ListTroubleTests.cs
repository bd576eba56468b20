namespace Easemob.Messaging.TroubleTests.Rows;

public class ListTroubleTests() : TroubleMatrix(Operation.List);
