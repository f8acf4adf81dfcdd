/** What carries a configuration: rules look at it, and commands show it. `kind` tells the shape of the rest. */
import type { HelmCarrier } from '../helm/carrier.ts';
import type { Document, TextEdit, TextRange } from '../parser/index.ts';
import type { HostPlace, Placement } from './placement.ts';
import type { Variable, VariableList } from './variable.ts';

export type Carrier = KubernetesCarrier | HelmCarrier | TemplateCarrier | EnvironmentCarrier;

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
  /** The template of a Helm chart that it was made from: `rstudio-connect/templates/configmap.yaml`. */
  readonly source: string | undefined;
  readonly joined: JoinedLines | undefined;
}

/** A file of variables: no configuration lies in it, only its variables are judged. */
export interface EnvironmentCarrier {
  readonly kind: 'environment';
  readonly variables: readonly Variable[];
}

/** A template of Ansible, Puppet, Chef or another tool, not rendered yet. */
export interface TemplateCarrier {
  readonly kind: 'template';
  /** What stands there in some renderings only; equal ids stand or fall together. In order, apart. */
  readonly branches: readonly (TextRange & { readonly id: number })[];
  /** A piece of it may stand for any setting. */
  readonly isOpen: boolean;
  /** Every rendering has the same settings: neither branches nor open pieces. */
  readonly isComplete: boolean;
  /** Tags that are never closed. */
  readonly unclosed: readonly { readonly at: HostPlace; readonly closer: string }[];
}

/** Lines of a configuration that YAML joins to one. */
export interface JoinedLines {
  readonly at: HostPlace;
  /** What would keep them apart, if that is one edit. */
  readonly edit?: TextEdit | undefined;
}

/** A configuration that lies within other files, read: `lint` takes it as it is. */
export interface CarriedConfig {
  /** Tells it from others, and ends as its file would be called: `…/rstudio-connect.gcfg`. Not shown. */
  readonly path: string;
  readonly document: Document;
  readonly placement: Placement;
  readonly carrier: Carrier;
  /** The migration file beside it, or the main file of one; with its path and places. */
  readonly companion?: Document | undefined;
  readonly companionPath?: string | undefined;
  readonly companionPlacement?: Placement | undefined;
  /** The environment of the server that gets it, where that stands beside it. */
  readonly environment?: VariableList | undefined;
}
