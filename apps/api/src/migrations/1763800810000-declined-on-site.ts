import type { MigrationInterface, QueryRunner } from 'typeorm';

export class DeclinedOnSite1763800810000 implements MigrationInterface {
    name = 'DeclinedOnSite1763800810000'

    public async up(queryRunner: QueryRunner): Promise<void> {
        await queryRunner.query(`
            ALTER TABLE \`quotes\`
            ADD \`declinedOnSite\` tinyint NOT NULL DEFAULT 0
        `);
    }

    public async down(queryRunner: QueryRunner): Promise<void> {
        await queryRunner.query(`
            ALTER TABLE \`quotes\` DROP COLUMN \`declinedOnSite\`
        `);
    }

}
