namespace Easemob.Messaging.TroubleTests.Rows;

public class DiscoveryTroubleTests() : TroubleMatrix(Operation.Discovery);
