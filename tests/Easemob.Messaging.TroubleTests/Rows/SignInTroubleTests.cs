namespace Easemob.Messaging.TroubleTests.Rows;

public class SignInTroubleTests() : TroubleMatrix(Operation.SignIn);
