/** What carries a configuration, as rules see it: `kind` tells the shape of the rest. */
export type Carrier = KubernetesCarrier;

/** A ConfigMap or Secret of a Kubernetes manifest. */
export interface KubernetesCarrier {
  readonly kind: 'kubernetes';
  readonly object: 'ConfigMap' | 'Secret';
  /** Undefined where the object has none (`generateName`). */
  readonly name: string | undefined;
  readonly namespace: string | undefined;
  /** Of its data: `rstudio-connect.gcfg`. */
  readonly key: string;
  /** The data is in base64. */
  readonly encoded: boolean;
}
