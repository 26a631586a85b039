// The public client library, unchanged, pointed at a service: only where it goes and with which token is ours to say.
import { CredentialAuth, JobManagerClient } from '@mindconnect/mindconnect-nodejs';
import { tokenOf } from './service.js';

class TestAuth extends CredentialAuth {
  constructor(
    private readonly url: string,
    private readonly tenantId: string,
  ) {
    super(url, 'Basic dGVzdDp0ZXN0', tenantId);
  }

  override GetToken(): Promise<string> {
    return Promise.resolve(tokenOf(this.tenantId));
  }

  override GetGateway(): string {
    return this.url;
  }
}

export function vendorClient(url: string, tenantId: string): JobManagerClient {
  return new JobManagerClient(new TestAuth(url, tenantId));
}
